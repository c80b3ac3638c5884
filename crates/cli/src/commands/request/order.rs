//! `request idn` and `request irn`: an order was delivered, an order's money back. Owns their
//! options; must never print a request for a partial refund.

use clap::Args;
use countersign::{Error, order_service};

use super::{Signer, date_time, filled, or_now, print};
use crate::failure::{Failure, Status};

const IDN_EXAMPLES: &str = "\
Examples:
  $ countersign request idn --merchant MERCCODE --order 12345678 \\
      --amount 39.99 --currency USD --secret-file key.txt
  $ countersign request idn --merchant MERCCODE --order 12345678 \\
      --amount 39.99 --currency USD --date '2024-02-11 09:15:02' --secret-env KEY

Send it, and check the answer:
  countersign request idn … > idn.form
  curl --data @idn.form https://secure.2checkout.com/order/idn.php > reply.xml
  countersign verify --kind idn-reply --secret-file key.txt reply.xml

Exit status: 0 printed, 2 wrong command line, or unusable secret.";

const IRN_EXAMPLES: &str = "\
Examples:
  $ countersign request irn --merchant MERCCODE --order 12345678 \\
      --amount 39.99 --currency USD --secret-file key.txt

Send it; the outcome comes as an IPN:
  countersign request irn … | curl --data @- https://secure.2checkout.com/order/irn.php

Exit status: 0 printed, 1 refused because it is not documented how to sign it,
2 wrong command line, or unusable secret.";

/// Tell that an order was delivered (IDN): the body of a POST
///
/// For products whose fulfilment is set to "made by you".
#[derive(Args, Debug)]
#[command(after_long_help = IDN_EXAMPLES)]
pub(super) struct Idn {
    #[command(flatten)]
    order: Order,

    /// Where the answer goes by GET, instead of the body of the answer
    #[arg(long, value_name = "URL", value_parser = filled)]
    ref_url: Option<String>,
}

/// Ask for the refund of a whole order (IRN): the body of a POST
///
/// One refund at a time: 2Checkout refuses a second one before the first is processed.
#[derive(Args, Debug)]
#[command(after_long_help = IRN_EXAMPLES)]
pub(super) struct Irn {
    #[command(flatten)]
    order: Order,

    /// Refund a part only: not documented, and refused
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    #[arg(requires = "unit_price", requires = "quantity")]
    partial_amount: Option<String>,

    /// Price of the product refunded in part
    #[arg(long, value_name = "AMOUNT", value_parser = amount, requires = "partial_amount")]
    unit_price: Option<String>,

    /// How many of it
    #[arg(long, value_name = "NUMBER", requires = "partial_amount")]
    quantity: Option<u32>,
}

/// What both say about the order.
#[derive(Args, Debug)]
struct Order {
    #[command(flatten)]
    signer: Signer,

    /// The order's reference: REFNO of its IPN
    #[arg(long, value_name = "REFNO", value_parser = filled)]
    order: String,

    /// The order's total: 39.99
    #[arg(long, value_parser = amount)]
    amount: String,

    /// Its currency: USD
    #[arg(long, value_name = "CODE", value_parser = currency)]
    currency: String,

    /// When [default: now, in UTC]
    ///
    /// 2Checkout reads the date of an IDN in the time zone of your account: give it if that is not
    /// UTC. For IRN the zone is not documented.
    #[arg(long, value_name = "YYYY-MM-DD HH:MM:SS", value_parser = date_time)]
    date: Option<String>,
}

fn amount(text: &str) -> Result<String, &'static str> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_amount = digits(whole) && digits(fraction);
    if is_amount { Ok(text.to_owned()) } else { Err("an amount is digits with one point: 39.99") }
}

fn currency(text: &str) -> Result<String, &'static str> {
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_code { Ok(text.to_owned()) } else { Err("a currency is three capital letters: USD") }
}

impl Idn {
    pub(super) fn run(self) -> Result<Status, Failure> {
        let Order { signer, order, amount, currency, date } = &self.order;
        let date = or_now(date.as_ref())?;
        let idn = order_service::Idn::new(&signer.merchant, order);
        let idn = idn.amount(amount, currency).date(&date);
        let idn = self.ref_url.as_deref().map_or(idn, |url| idn.ref_url(url));
        print(idn.request(&signer.key()?, signer.algorithm()), "")
    }
}

impl Irn {
    pub(super) fn run(self) -> Result<Status, Failure> {
        let Order { signer, order, amount, currency, date } = &self.order;
        let date = or_now(date.as_ref())?;
        let irn = order_service::Irn::new(&signer.merchant, order);
        let irn = irn.amount(amount, currency).date(&date);
        let quantity = self.quantity.unwrap_or_default().to_string();
        let (irn, instead) = match (&self.partial_amount, &self.unit_price) {
            (Some(part), Some(price)) => (
                irn.partial(part, price, &quantity),
                "refund a part in the Control Panel or through the API; without --partial-amount \
                 the whole order is refunded",
            ),
            _ => (irn, ""),
        };
        match irn.request(&signer.key()?, signer.algorithm()) {
            Err(Error::InvalidField("AMOUNT")) => {
                Err(Failure::new("--partial-amount must be --unit-price times --quantity, exactly"))
            }
            request => print(request, instead),
        }
    }
}
