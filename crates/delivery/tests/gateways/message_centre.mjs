// A message centre for the tests, by the npm package `smpp`. Says its port, then each event as a line of JSON.
import smpp from 'smpp';

const [mode] = process.argv.slice(2);
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
let submitted = 0;

function submit(session, pdu) {
  const { message, udh } = pdu.short_message;
  say({
    event: 'submit', from: pdu.source_addr, to: pdu.destination_addr, ton: pdu.dest_addr_ton, coding: pdu.data_coding,
    text: message, udh: udh ? Buffer.from(udh[0] ?? udh).toString('hex') : null,
  });
  submitted += 1;
  if (mode === 'silent') return;
  if (mode === 'drop' && submitted === 1) { session.destroy(); return; }
  const status = { throttle: smpp.ESME_RTHROTTLED, refuse: smpp.ESME_RINVDSTADR }[mode] ?? smpp.ESME_ROK;
  session.send(pdu.response({ command_status: status, message_id: String(submitted) }));
}

const server = smpp.createServer({}, (session) => {
  session.on('error', () => session.destroy());
  session.on('bind_transceiver', (pdu) => {
    const known = pdu.system_id === 'sluss' && pdu.password === 'secret';
    say({ event: 'bind', version: pdu.interface_version, known });
    session.send(pdu.response(known ? {} : { command_status: smpp.ESME_RBINDFAIL }));
  });
  session.on('submit_sm', (pdu) => submit(session, pdu));
  session.on('enquire_link', (pdu) => {
    say({ event: 'enquire' });
    session.send(pdu.response());
  });
});
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.address().port }));
