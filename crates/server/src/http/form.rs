//! Forms in the body of a request, in memory that is wiped (S30).

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use sluss_protocol::form::Form;
use sluss_protocol::problem::ProblemCode;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::answer::Failure;

/// The bytes of a body, wiped when dropped, since they may contain passwords and codes (S30).
#[derive(Zeroize, ZeroizeOnDrop)]
struct Wiped(Vec<u8>);

impl AsRef<[u8]> for Wiped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The bytes, moved into memory that is wiped; the memory that they came in is wiped too, unless somebody else holds it.
pub(crate) fn wiped(bytes: Bytes) -> Bytes {
    let kept = Bytes::from_owner(Wiped(bytes.to_vec()));
    if let Ok(mut came) = bytes.try_into_mut() {
        came.zeroize();
    }
    kept
}

/// The form that a request carries.
pub(crate) struct FormBody(pub(crate) Form);

impl<S: Send + Sync> FromRequest<S> for FormBody {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let unreadable = || Failure::new(ProblemCode::BadRequest, "Send the form as its page does.");
        let bytes = Bytes::from_request(request, state).await.map_err(|_| unreadable())?;
        std::str::from_utf8(&bytes).map(|text| Self(Form::parse(text))).map_err(|_| unreadable())
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use zeroize::{Zeroize, ZeroizeOnDrop};

    use super::{Wiped, wiped};

    #[test]
    fn s30_the_bytes_of_a_body_are_wiped_with_the_last_who_holds_them() {
        const fn is_wiped<T: ZeroizeOnDrop>() {}
        is_wiped::<Wiped>();
        let mut bytes = Wiped(b"password=x".to_vec());
        bytes.zeroize();
        assert!(bytes.as_ref().is_empty());
        let came = Bytes::from(b"password=x".to_vec());
        let kept = wiped(came);
        assert_eq!(&kept[..], b"password=x");
        let part = kept.slice(..8);
        drop(kept);
        assert_eq!(&part[..], b"password", "as long as anybody reads them they are there");
    }
}
