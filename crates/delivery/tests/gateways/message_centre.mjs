// A message centre for the tests, by the npm package `smpp`. Says its port, then each event as a line of JSON.
import smpp from 'smpp';

// How it behaves; what it knows data coding 0 as; the password that it expects.
const [mode, alphabet = 'GSM', secret = 'secret'] = process.argv.slice(2);
smpp.encodings.default = alphabet === 'GSM' ? 'ASCII' : alphabet;
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
let submitted = 0;

// A number instead of a word: that status to the first message, and to later parts where it ends in "+".
function status() {
  if (mode === 'throttle') return smpp.ESME_RTHROTTLED;
  if (mode === 'refuse') return smpp.ESME_RINVDSTADR;
  if (!/^\d/.test(mode)) return smpp.ESME_ROK;
  const code = Number.parseInt(mode, 16);
  return submitted === (mode.endsWith('+') ? 2 : 1) ? code : smpp.ESME_ROK;
}

function submit(session, pdu) {
  const { message, udh } = pdu.short_message;
  say({
    event: 'submit', from: pdu.source_addr, to: pdu.destination_addr, ton: pdu.dest_addr_ton, coding: pdu.data_coding,
    text: message, udh: udh ? Buffer.from(udh[0] ?? udh).toString('hex') : null,
  });
  submitted += 1;
  if (mode === 'silent') return;
  if (mode === 'drop' && submitted === 1) { session.destroy(); return; }
  session.send(pdu.response({ command_status: status(), message_id: String(submitted) }));
}

const server = smpp.createServer({}, (session) => {
  session.on('error', () => session.destroy());
  for (const kind of ['bind_transceiver', 'bind_transmitter']) {
    session.on(kind, (pdu) => {
      const known = pdu.system_id === 'sluss' && pdu.password === secret;
      say({ event: 'bind', as: kind, system_type: pdu.system_type, version: pdu.interface_version, known });
      // Some look whether the line is alive before anybody has said who they are.
      if (mode === 'nosy') session.enquire_link();
      session.send(pdu.response(known ? {} : { command_status: smpp.ESME_RBINDFAIL }));
    });
  }
  session.on('submit_sm', (pdu) => submit(session, pdu));
  session.on('enquire_link', (pdu) => {
    say({ event: 'enquire' });
    session.send(pdu.response());
  });
});
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.address().port }));
