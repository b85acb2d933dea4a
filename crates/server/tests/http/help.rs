//! The guide, as people without a session read it.

use sluss_testkit::{Person, Server};

/// The addresses of the pictures in a page.
fn pictures(html: &str) -> Vec<&str> {
    html.split("src=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|url| url.contains("/pictures/"))
        .collect()
}

#[tokio::test]
async fn the_guide_is_read_in_the_language_of_the_person_and_names_this_server() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    let english = person.open("/help").await;
    assert!(english.status == 200 && english.body.contains("Sign in with two steps"), "{}", english.body);
    let swedish = person.open("/help?language=sv").await;
    for part in ["<html lang=\"sv\"", "Logga in i två steg", "href=\"/help/1\"", "/account/</a>", "/app/</a>"] {
        assert!(swedish.body.contains(part), "{part} in {}", swedish.body);
    }
    let chapter = person.open("/help/1").await;
    assert!(chapter.body.contains("<em class=\"on-screen\">Mitt konto</em>"), "the choice is kept: {}", chapter.body);
    for nothing in ["/help/0", "/help/99", "/help/next"] {
        assert_eq!(person.open(nothing).await.status, 404, "{nothing}");
    }
}

#[tokio::test]
async fn l01_the_guide_runs_nothing_and_its_pictures_are_kept_for_ever() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    let whole = person.open("/help/print").await;
    assert!(!whole.body.contains("<script") && !whole.body.contains("style="), "{}", whole.body);
    assert!(whole.header("content-security-policy").contains("default-src 'none'"));
    let pictures = pictures(&whole.body);
    assert!(pictures.len() > 20, "{pictures:?}");
    for url in &pictures {
        let picture = person.open(url).await;
        assert_eq!((picture.status.as_u16(), picture.header("content-type")), (200, "image/webp"), "{url}");
        assert_eq!(picture.header("cache-control"), "public, max-age=31536000, immutable");
    }
    let (_, name) = pictures[0].trim_start_matches("/help/pictures/").split_once('/').unwrap();
    for other in [format!("/help/pictures/another/{name}"), "/help/pictures/another/list.json".to_owned()] {
        assert_eq!(person.open(&other).await.status, 404, "{other}");
    }
}
