//! SMS through Kannel, a gateway that operators really use, with a network that it only simulates.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;

use sluss_delivery::http::{Account, Gateway, Template};
use sluss_domain::ports::courier::{SendError, SmsSender};

use crate::program::{Program, connect, find, free_port};
use crate::sms;

/// Kannel's two programs, and the network's end of its simulated message centre.
struct Kannel {
    network: BufReader<TcpStream>,
    gateway: Gateway,
    _smsbox: Program,
    _bearerbox: Program,
    _folder: tempfile::TempDir,
}

fn write_configuration(file: &Path, [admin, boxes, network, http]: [u16; 4]) {
    let text = format!(
        "group = core\nadmin-port = {admin}\nadmin-password = x\nadmin-allow-ip = \"127.0.0.1\"\nsmsbox-port = {boxes}\n\
         box-allow-ip = \"127.0.0.1\"\n\n\
         group = smsc\nsmsc = fake\nsmsc-id = fake\nport = {network}\nconnect-allow-ip = \"127.0.0.1\"\n\n\
         group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = {http}\n\n\
         group = sendsms-user\nusername = sluss\npassword = secret\nmax-messages = 5\nconcatenation = true\n"
    );
    std::fs::write(file, text).unwrap();
}

fn kannel(secret: &str) -> Kannel {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kannel.conf");
    let ports @ [_, boxes, network, http] = [free_port(), free_port(), free_port(), free_port()];
    write_configuration(&file, ports);
    let start = |name: &str| {
        let program = find(name, "kannel");
        Program::start(&[program.to_str().unwrap(), file.to_str().unwrap()])
    };
    let bearerbox = start("bearerbox");
    connect(boxes, "bearerbox");
    let network = BufReader::new(connect(network, "the fake message centre"));
    let smsbox = start("smsbox");
    connect(http, "smsbox");
    let mut template = Template::preset("kannel").unwrap();
    template.url = template.url.replace(":13013", &format!(":{http}"));
    let account = Account { user: "sluss".to_owned(), secret: secret.to_owned(), sender: "Sluss".to_owned() };
    let gateway = Gateway::new(template, account).unwrap();
    Kannel { network, gateway, _smsbox: smsbox, _bearerbox: bearerbox, _folder: folder }
}

impl Kannel {
    /// The next line that the network receives.
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.network.read_line(&mut line).unwrap();
        line
    }

    async fn send(&self, text: &str) -> Result<(), SendError> {
        // It opens its HTTP port before it has reached its other half, and answers 503 until then.
        for _ in 0..100 {
            match self.gateway.send(&sms(text)).await {
                Err(SendError::Unavailable(_)) => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
                answered => return answered,
            }
        }
        panic!("Kannel was not ready within five seconds");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn d06_kannel_hands_the_whole_message_to_the_network() {
    let mut kannel = kannel("secret");
    kannel.send("492817 är din kod & mer än så?\n\n@sluss.test #492817").await.unwrap();
    assert_eq!(kannel.line(), "Sluss +46701740605 text 492817 är din kod & mer än så?\n");
    assert_eq!((kannel.line(), kannel.line()), ("\n".to_owned(), "@sluss.test #492817\n".to_owned()));
    kannel.send("\u{17d} 1").await.unwrap();
    assert_eq!(kannel.line(), "Sluss +46701740605 ucs-2 %01%7D%00+%001\n");
    kannel.gateway.reach().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn d07_kannel_refuses_a_wrong_password_for_good() {
    let kannel = kannel("wrong");
    assert_eq!(kannel.send("x").await, Err(SendError::Refused("status 403".to_owned())));
}
