//! What a receipt must sign. Owns which values of a message these are; must never see an answer.
//!
//! Protocol pages: `ipn.md` section 3, `lcn.md` section 3.

use countersign::{Algorithm, AlgorithmSet, Error, Form, Kind, SecretKey, Tag};

/// What a receipt must sign: taken from a message before it is sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Everything before DATE.
    pub(super) values: Vec<Vec<u8>>,
    /// The same with all product lines, which is a common mistake.
    pub(super) lines: Vec<Vec<u8>>,
    algorithms: AlgorithmSet,
}

impl Sent {
    /// Takes the values out of a message of that kind, and which signatures it carries.
    ///
    /// # Errors [`Error::MissingField`] or [`Error::InvalidField`] if no receipt can be made for
    /// it, [`Error::WrongKind`] if it is neither IPN nor LCN.
    pub fn new(form: &Form<'_>, kind: Kind) -> Result<Self, Error> {
        let values = match kind {
            Kind::Ipn => vec![
                value(form, "IPN_PID", "IPN_PID[0]")?.to_vec(),
                value(form, "IPN_PNAME", "IPN_PNAME[0]")?.to_vec(),
                value(form, "IPN_DATE", "IPN_DATE")?.to_vec(),
            ],
            Kind::Lcn => vec![
                value(form, "LICENSE_CODE", "LICENSE_CODE")?.to_vec(),
                match value(form, "EXPIRATION_DATE", "EXPIRATION_DATE") {
                    // Not sent counts as empty.
                    Err(Error::MissingField(_)) => Vec::new(),
                    sent => sent?.to_vec(),
                },
            ],
            Kind::Unknown => return Err(Error::WrongKind(kind)),
        };
        let lines = match kind {
            Kind::Ipn => {
                let products = form.all("IPN_PID").chain(form.all("IPN_PNAME"));
                products.chain(form.get("IPN_DATE")).map(<[u8]>::to_vec).collect()
            }
            _ => Vec::new(),
        };
        Ok(Self { values, lines, algorithms: signatures(form) })
    }

    /// The algorithms of the signatures sent.
    #[must_use]
    pub const fn algorithms(&self) -> AlgorithmSet {
        self.algorithms
    }

    /// The digest that belongs to a DATE.
    pub(super) fn tag(&self, secret: &SecretKey, algorithm: Algorithm, date: &[u8]) -> Tag {
        let mut values: Vec<&[u8]> = self.values.iter().map(Vec::as_slice).collect();
        values.push(date);
        secret.tag(algorithm, &values)
    }
}

/// The algorithms whose signature field a message carries, right or wrong.
#[must_use]
pub fn signatures(form: &Form<'_>) -> AlgorithmSet {
    form.fields().filter_map(|field| Algorithm::from_field(field.name())).collect()
}

fn value<'f>(
    form: &'f Form<'_>,
    name: &'static str,
    path: &'static str,
) -> Result<&'f [u8], Error> {
    form.get(path).ok_or_else(|| {
        let scalar_for_array = form.get(name).is_some();
        let array_for_value = form.all(path).next().is_some();
        if scalar_for_array || array_for_value {
            Error::InvalidField(name)
        } else {
            Error::MissingField(path)
        }
    })
}
