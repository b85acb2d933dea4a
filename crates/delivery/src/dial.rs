//! Connecting to a server by name. A name may have several addresses, some of which, mostly IPv6 ones, may silently
//! drop what is sent there: each gets some time, and then the next has its turn.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

/// How long to wait for a connection to one address.
pub(crate) const EACH: Duration = Duration::from_secs(5);
/// How long to wait for name servers.
const NAME: Duration = Duration::from_secs(10);

/// All addresses of a name, in the order in which the machine would try them.
///
/// # Errors
/// A few words on why there are none, to follow the name.
pub(crate) async fn look_up(host: &str, port: u16) -> Result<Vec<SocketAddr>, &'static str> {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let found =
        timeout(NAME, lookup_host((host, port))).await.map_err(|_| "has a name that no name server answers for")?;
    let found: Vec<SocketAddr> = found.map_err(|_| "is a name that nobody knows")?.collect();
    if found.is_empty() { Err("is a name without an address") } else { Ok(found) }
}

/// Connects to the first address of a name that answers.
///
/// # Errors
/// A few words on why there is no connection, to follow the name.
pub(crate) async fn dial(host: &str, port: u16, each: Duration) -> Result<TcpStream, &'static str> {
    first_of(&look_up(host, port).await?, each).await
}

async fn first_of(addresses: &[SocketAddr], each: Duration) -> Result<TcpStream, &'static str> {
    let mut why = "has no address";
    for address in addresses {
        match timeout(each, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => {
                why = "cannot be reached: nothing is listening there"
            }
            Ok(Err(_)) => why = "cannot be reached",
            Err(_) => why = "cannot be reached: it does not answer",
        }
    }
    Err(why)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::net::SocketAddr;
    use std::time::Duration;

    use tokio::net::{TcpListener, TcpSocket, TcpStream};

    use super::first_of;

    /// An address that drops whatever is sent there while this is held: nobody accepts connections, and there is no
    /// room for another one.
    pub(crate) struct Swallowing {
        pub(crate) address: SocketAddr,
        _held: (TcpListener, Vec<TcpStream>),
    }

    pub(crate) async fn swallowing() -> Swallowing {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let listener = socket.listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let mut held = Vec::new();
        while let Ok(Ok(stream)) = tokio::time::timeout(Duration::from_millis(200), TcpStream::connect(address)).await {
            held.push(stream);
        }
        Swallowing { address, _held: (listener, held) }
    }

    #[tokio::test]
    async fn an_address_that_swallows_does_not_stand_before_one_that_answers() {
        let (silent, answering) = (swallowing().await, TcpListener::bind("127.0.0.1:0").await.unwrap());
        let addresses = [silent.address, answering.local_addr().unwrap()];
        let each = Duration::from_millis(300);
        assert_eq!(first_of(&addresses, each).await.unwrap().peer_addr().unwrap(), addresses[1]);
        assert_eq!(first_of(&addresses[..1], each).await.unwrap_err(), "cannot be reached: it does not answer");
    }
}
