//! Writes every mail in every language into a folder, as HTML and as text, once as the server has it and once with all that an operator can set.
//! The story `mails` looks at them in a browser.

use std::path::Path;
use std::process::ExitCode;

use sluss_domain::model::message::{Message, Notice, Recipient};
use sluss_domain::ports::courier::Wording;
use sluss_protocol::language::Language;
use sluss_server::config::{Config, Settings};
use sluss_server::wording::FluentWording;
use sluss_testkit::{ISSUER, samples};

/// Everything that an operator can set.
const SET: &str = "[service]\nname = \"Inloggningstjänsten\"\noperator_name = \"Myndigheten för livsmedel och vatten\"\n\
                   support_email = \"inloggning.support@myndigheten.example.eu\"\n\
                   support_url = \"https://www.myndigheten.example.eu/kontakta-oss/inloggning\"\n\
                   privacy_url = \"https://www.myndigheten.example.eu/om-webbplatsen/personuppgifter\"\n\
                   accessibility_url = \"https://www.myndigheten.example.eu/om-webbplatsen/tillganglighet\"\n\
                   accent = \"#7a1f5c\"\ntime_zone = \"Europe/Stockholm\"\n";

/// A name without a place where a line could end, as long as names of devices may be, and longer.
const LONG: &str = "Telefonen<b>MedEttNamnSomAldrigTarSlutOchSomIngenRadRymmer</b>OchMerDärtill";

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("mails FOLDER");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(count) => {
            println!("{count} mails in {folder}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("mails: {why}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<usize, String> {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let hostile = ("hostile".to_owned(), samples::notice_of(Notice::DeviceAdded { device: LONG.to_owned() }));
    let all: Vec<_> = samples::every_mail().into_iter().chain([hostile]).collect();
    let mut count = 0;
    for (look, settings) in [("plain", ""), ("set", SET)] {
        let settings: Settings = toml::from_str(settings).map_err(|error| error.to_string())?;
        let mut wording = FluentWording::of(&Config::resolve(settings)?);
        ISSUER.clone_into(&mut wording.issuer);
        for (language, (name, content)) in Language::ALL.iter().flat_map(|one| all.iter().map(move |mail| (*one, mail)))
        {
            let to = Recipient::Mail("anna@example.eu".to_owned());
            let words = wording.words(&Message { to, language, content: content.clone() }, "sluss.test");
            let file = folder.join(format!("{name}-{}-{look}", language.tag()));
            for (kind, form) in [("html", &words.html), ("txt", &words.text)] {
                std::fs::write(file.with_extension(kind), form).map_err(|error| error.to_string())?;
            }
            count += 1;
        }
    }
    Ok(count)
}
