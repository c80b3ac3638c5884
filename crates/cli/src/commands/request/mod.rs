//! `countersign request`. Owns what the requests to 2Checkout have in common: their secrets, dates
//! and output; must never send anything.

mod api_auth;
mod ise;
mod order;

use clap::{Args, Subcommand};
use countersign::{Algorithm, Error, SecretKey};

use crate::commands::sign::first;
use crate::failure::{Failure, Status};
use crate::options::AlgorithmName;
use crate::secrets::Secrets;
use crate::{clock, output};

const EXAMPLES: &str = "\
Examples:
  $ countersign request idn --help
  $ countersign request api-auth --merchant MERCCODE --secret-file key.txt

Standard output is the request and nothing else, ready for curl:
  countersign request irn … | curl --data @- https://secure.2checkout.com/order/irn.php

Exit status: 0 printed, 1 refused because it is not documented how to sign it,
2 wrong command line, or unusable secret.";

/// Print a signed request to 2Checkout, ready to be sent
///
/// Nothing is sent. What is printed acts in your name: keep it out of logs.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Request {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Idn(order::Idn),
    Irn(order::Irn),
    Ise(ise::Ise),
    ApiAuth(api_auth::ApiAuth),
}

impl Request {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        match self.what {
            What::Idn(idn) => idn.run(),
            What::Irn(irn) => irn.run(),
            What::Ise(ise) => ise.run(),
            What::ApiAuth(header) => header.run(),
        }
    }
}

/// Who asks, and how it is signed.
#[derive(Args, Debug)]
struct Signer {
    /// Your merchant code
    #[arg(long, value_name = "CODE", value_parser = merchant)]
    merchant: String,

    /// How it is signed: sha256, sha3-256, md5
    #[arg(long, value_name = "NAME", default_value = "sha256", hide_possible_values = true)]
    algorithm: AlgorithmName,

    #[command(flatten)]
    secrets: Secrets,
}

impl Signer {
    fn key(&self) -> Result<SecretKey, Failure> {
        first(self.secrets.read(None)?)
    }

    fn algorithm(&self) -> Algorithm {
        self.algorithm.into()
    }
}

fn merchant(text: &str) -> Result<String, &'static str> {
    if text.contains(|c: char| matches!(c, '"' | '\'') || c.is_control()) {
        return Err("a merchant code has no quotes in it");
    }
    filled(text)
}

/// A value that is not empty.
fn filled(text: &str) -> Result<String, &'static str> {
    if text.is_empty() { Err("a value is needed") } else { Ok(text.to_owned()) }
}

/// A date and time in the only shape that requests take.
fn date_time(text: &str) -> Result<String, &'static str> {
    match clock::unix(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err("a real date and time is needed: YYYY-MM-DD HH:MM:SS"),
    }
}

/// The date given, or now in UTC.
fn or_now(date: Option<&String>) -> Result<String, Failure> {
    match date {
        Some(date) => Ok(date.clone()),
        None => clock::date_time(clock::now())
            .map_err(|error| Failure::of(error, "this computer's clock")),
    }
}

/// Prints a request, or says why there is none, and what to do `instead`.
fn print(request: Result<String, Error>, instead: &str) -> Result<Status, Failure> {
    match request {
        Ok(request) => output::write_body(request.as_bytes()).map(|()| Status::Done),
        Err(error @ Error::Undocumented(_)) => {
            output::refuse(&error.to_string(), error.code());
            if !instead.is_empty() {
                output::tell(&format!("hint: {instead}"));
            }
            Ok(Status::Refused)
        }
        Err(error) => Err(Failure::of(error, "the request")),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use crate::cli::Cli;

    #[test]
    fn every_request_has_examples_and_its_address() {
        let mut program = Cli::command();
        program.build();
        let request = program.find_subcommand("request").unwrap().clone();
        for (name, url) in [
            ("idn", countersign::order_service::Idn::URL),
            ("irn", countersign::order_service::Irn::URL),
            ("ise", countersign::order_service::Ise::URL),
            ("api-auth", countersign::api_auth::HEADER),
        ] {
            let help = request.find_subcommand(name).unwrap().clone().render_long_help();
            let help = help.to_string();
            assert!(help.contains("Examples:\n  $ countersign request "), "{name}");
            assert!(help.contains(url), "{name}");
            assert!(help.contains("Exit status:"), "{name}");
        }
    }
}
