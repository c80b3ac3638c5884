//! `request ise`: a search in the orders. Owns its options.

use clap::{Args, ValueEnum};
use countersign::ReceiptDate;
use countersign::order_service::{self, SearchStatus};

use super::{Signer, date_time, filled, print};
use crate::clock;
use crate::failure::{Failure, Status};

const EXAMPLES: &str = "\
Examples:
  $ countersign request ise --merchant MERCCODE --from 2024-02-01 --to 2024-02-29 \\
      --secret-file key.txt
  $ countersign request ise --merchant MERCCODE --from 2024-02-01 --to 2024-02-29 \\
      --status refund --option EXPORT_FORMAT=XML --url --secret-env KEY
  $ countersign request ise --merchant MERCCODE --from 2024-02-01 --to 2024-02-29 \\
      --filter-field EMAIL --filter-text jo@example.com --secret-env KEY

Send it:
  countersign request ise … | curl --data @- https://secure.2checkout.com/action/ise

Exit status: 0 printed, 2 wrong command line, or unusable secret.";

/// Ask for the orders of some days (ISE): the body of a POST, or with --url a URL for GET
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Ise {
    #[command(flatten)]
    signer: Signer,

    /// The first day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    from: String,

    /// The last day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    to: String,

    /// Only orders in this status
    #[arg(long, default_value = "all")]
    status: StatusName,

    /// Only orders of this product
    #[arg(long, value_name = "ID", value_parser = filled)]
    product: Option<String>,

    /// Only orders from this country
    #[arg(long, value_name = "CODE", value_parser = filled)]
    country: Option<String>,

    /// Only orders with --filter-text in this field: REFNO, REFNOEXT, NAME, EMAIL, COUPONCODE, …
    #[arg(long, value_name = "FIELD", value_parser = filled, requires = "filter_text")]
    filter_field: Option<String>,

    /// See --filter-field
    #[arg(long, value_name = "TEXT", value_parser = filled, requires = "filter_field")]
    filter_text: Option<String>,

    /// A parameter that is not signed: INCLUDE_…, EXPORT_FORMAT or EXPORT_TIMEZONE_REGION
    #[arg(long, value_name = "NAME=VALUE", value_parser = option)]
    option: Vec<(String, String)>,

    /// When it is asked, in UTC [default: now]
    #[arg(long, value_name = "YYYY-MM-DD HH:MM:SS", value_parser = date_time)]
    date: Option<String>,

    /// Print the whole URL
    #[arg(long)]
    url: bool,
}

/// The documented statuses.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum StatusName {
    All,
    Complete,
    Refund,
    Unfinished,
    CompleteAndRefund,
    Reversed,
}

impl From<StatusName> for SearchStatus {
    fn from(name: StatusName) -> Self {
        match name {
            StatusName::All => Self::All,
            StatusName::Complete => Self::Complete,
            StatusName::Refund => Self::Refund,
            StatusName::Unfinished => Self::Unfinished,
            StatusName::CompleteAndRefund => Self::CompleteAndRefund,
            StatusName::Reversed => Self::Reversed,
        }
    }
}

fn day(text: &str) -> Result<String, &'static str> {
    match clock::unix(&format!("{text} 00:00:00")) {
        Some(_) => Ok(text.to_owned()),
        None => Err("a real day is needed: YYYY-MM-DD"),
    }
}

fn option(text: &str) -> Result<(String, String), &'static str> {
    let known = |name: &str| {
        name.starts_with("INCLUDE_") || ["EXPORT_FORMAT", "EXPORT_TIMEZONE_REGION"].contains(&name)
    };
    match text.split_once('=') {
        Some((name, value)) if known(name) => Ok((name.to_owned(), value.to_owned())),
        _ => Err("NAME=VALUE is needed, with INCLUDE_…, EXPORT_FORMAT or EXPORT_TIMEZONE_REGION"),
    }
}

impl Ise {
    pub(super) fn run(self) -> Result<Status, Failure> {
        // Both are real days of one shape, so that text sorts as they do.
        if self.from > self.to {
            return Err(Failure::new("--from is later than --to"));
        }
        let signer = &self.signer;
        let asked = self.date.as_deref().and_then(clock::unix).unwrap_or_else(clock::now);
        let asked = ReceiptDate::from_unix(asked)
            .map_err(|error| Failure::of(error, "this computer's clock"))?;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let (product, country) = (text(&self.product), text(&self.country));
        let (field, filter) = (text(&self.filter_field), text(&self.filter_text));
        let mut ise = order_service::Ise::new(&signer.merchant, asked)
            .days(&self.from, &self.to)
            .status(self.status.into())
            .product_id(&product)
            .country_code(&country)
            .filter(&field, &filter);
        for (name, value) in &self.option {
            ise = ise.option(name, value);
        }
        let request = ise.request(&signer.key()?, signer.algorithm());
        let address =
            if self.url { [order_service::Ise::URL, "?"].concat() } else { String::new() };
        print(request.map(|query| address + &query), "")
    }
}
