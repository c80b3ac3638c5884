//! The core against `messages.json`.

use countersign::api_auth::{Header, Login};
use countersign::convertplus::{MerchantToken, ReturnUrl, sign_link};
use countersign::delivery::Delivery;
use countersign::ins::{Ins, InsPolicy};
use countersign::order_service::{Idn, IdnReply, Irn, Ise, ResponseCode, SearchStatus};
use countersign::redirect::{Redirect, RedirectPolicy, back_ref_tag};
use countersign::{
    Algorithm, BuyLinkSecretWord, Error, InsSecretWord, Limits, Policy, ReceiptDate, SecretKey,
    Storage,
};
use countersign_tests::vectors::{self, Answer, Arguments, Message};

type Verdict = Result<Answer, Error>;

fn secrets<T>(vector: &Message, new: fn(&[u8]) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    vector.secrets.iter().map(|text| new(text.as_bytes())).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("vectors have text in these places")
}

fn values<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Option<Vec<(String, String)>> {
    Some(pairs.into_iter().map(|(name, value)| (name.into(), text(value))).collect())
}

fn verified(secret: usize, values: Option<Vec<(String, String)>>) -> Answer {
    Answer { valid: true, secret: Some(secret), values, ..Answer::default() }
}

fn made(output: impl ToString) -> Answer {
    Answer { valid: true, output: Some(output.to_string()), ..Answer::default() }
}

fn ins_answer(ins: &Ins<'_>) -> Answer {
    let pairs = [("sale_id", ins.sale_id()), ("invoice_id", ins.invoice_id())];
    assert!(
        ins.unsigned()
            .fields()
            .all(|field| !pairs.iter().any(|(name, _)| name.as_bytes() == field.name()))
    );
    verified(ins.word_index(), values(pairs))
}

fn redirect_answer(back: &Redirect<'_>) -> Answer {
    let pairs = [("order_number", back.order_number()), ("total", back.total())];
    Answer { demo: Some(back.is_demo()), ..verified(back.word_index(), values(pairs)) }
}

fn delivery_answer(delivery: &Delivery<'_>) -> Answer {
    let fields =
        delivery.fields().map(|field| (text(&field.path().to_bytes()), text(field.value())));
    let answer = verified(delivery.secret_index(), Some(fields.collect()));
    Answer { algorithm: Some(delivery.algorithm().name().into()), ..answer }
}

/// What lent storage answers must be what the heap answers.
fn same(
    vector: &Message,
    heap: Verdict,
    lent: impl FnOnce(&mut [u8], &mut Storage<256, 256>) -> Verdict,
) -> Verdict {
    let mut storage = Box::new(Storage::<256, 256>::new());
    assert_eq!(lent(&mut vector.bytes(), &mut storage), heap, "{}, lent storage", vector.id);
    heap
}

fn ins(vector: &Message) -> Verdict {
    let words = secrets(vector, InsSecretWord::new)?;
    let policy = InsPolicy::new(vector.account.as_deref().unwrap());
    let heap = Ins::verify(&vector.bytes(), &policy, &words).map(|ins| ins_answer(&ins));
    same(vector, heap, |body, storage| {
        Ins::verify_in(body, storage, &policy, &words).map(|ins| ins_answer(&ins))
    })
}

fn redirect(vector: &Message) -> Verdict {
    let words = secrets(vector, InsSecretWord::new)?;
    let policy = RedirectPolicy::new(vector.account.as_deref().unwrap())
        .accept_demo(vector.accept_demo.unwrap())
        .limits(Limits::DEFAULT);
    let heap =
        Redirect::verify(&vector.bytes(), &policy, &words).map(|back| redirect_answer(&back));
    same(vector, heap, |input, storage| {
        Redirect::verify_in(input, storage, &policy, &words).map(|back| redirect_answer(&back))
    })
}

fn return_url(vector: &Message) -> Verdict {
    let words = secrets(vector, BuyLinkSecretWord::new)?;
    let back = ReturnUrl::verify(vector.bytes(), &words)?;
    let pairs = back.iter().map(|(name, value)| (text(name), text(value))).collect();
    Ok(verified(back.word_index(), Some(pairs)))
}

fn delivery(vector: &Message) -> Verdict {
    let keys = secrets(vector, SecretKey::new)?;
    let accept = vector.accept.iter().flatten().map(|name| Algorithm::from_name(name).unwrap());
    let policy = Policy::new().accept(accept.collect());
    let heap =
        Delivery::verify(&vector.bytes(), &policy, &keys).map(|found| delivery_answer(&found));
    same(vector, heap, |body, storage| {
        Delivery::verify_in(body, storage, &policy, &keys).map(|found| delivery_answer(&found))
    })
}

fn idn_reply(vector: &Message) -> Verdict {
    let keys = secrets(vector, SecretKey::new)?;
    let body = vector.bytes();
    let reply = IdnReply::verify(&body, &keys)?;
    let code = match reply.code() {
        ResponseCode::Confirmed => b"1",
        ResponseCode::Other(code) => code,
        _ => panic!("{}: a code that this test does not know", vector.id),
    };
    let (order, message, date) = (reply.order_ref(), reply.message(), reply.date());
    let pairs = [("order_ref", order), ("code", code), ("message", message), ("date", date)];
    Ok(verified(reply.secret_index(), values(pairs)))
}

fn api_header(vector: &Message) -> Verdict {
    let keys = secrets(vector, SecretKey::new)?;
    let header = text(&vector.bytes());
    let login = Login::parse(&header)?;
    login.verify(&keys[0])?;
    let pairs = [("code", login.code().as_bytes()), ("date", login.date().as_bytes())];
    let answer = verified(0, values(pairs));
    Ok(Answer { algorithm: Some(login.algorithm().name().into()), ..answer })
}

/// The key, the algorithm and the values for something to be made.
fn order(vector: &Message) -> Result<(SecretKey, Algorithm, &Arguments), Error> {
    let key = SecretKey::new(vector.secrets[0].as_bytes())?;
    let algorithm = Algorithm::from_name(vector.algorithm.as_deref().unwrap()).unwrap();
    Ok((key, algorithm, vector.arguments.as_ref().unwrap()))
}

fn idn(vector: &Message) -> Verdict {
    let (key, algorithm, given) = order(vector)?;
    let mut notice = Idn::new(&given.merchant, &given.order_ref)
        .amount(&given.amount, &given.currency)
        .date(&given.date);
    if let Some(url) = &given.ref_url {
        notice = notice.ref_url(url);
    }
    notice.request(&key, algorithm).map(made)
}

fn irn(vector: &Message) -> Verdict {
    let (key, algorithm, given) = order(vector)?;
    let mut refund = Irn::new(&given.merchant, &given.order_ref)
        .amount(&given.amount, &given.currency)
        .date(&given.date);
    if let Some(amount) = &given.partial_amount {
        refund = refund.partial(amount, &given.unit_price, &given.quantity);
    }
    refund.request(&key, algorithm).map(made)
}

fn ise(vector: &Message) -> Verdict {
    let (key, algorithm, given) = order(vector)?;
    let status = match given.status.as_str() {
        "" => SearchStatus::All,
        "COMPLETE_AND_REFUND" => SearchStatus::CompleteAndRefund,
        other => panic!("{}: unknown status {other}", vector.id),
    };
    let mut search = Ise::new(&given.merchant, ReceiptDate::parse(&given.asked)?)
        .days(&given.start, &given.end)
        .status(status)
        .product_id(&given.product_id)
        .country_code(&given.country_code)
        .filter(&given.filter_field, &given.filter_string);
    for (name, value) in &given.options {
        search = search.option(name, value);
    }
    search.request(&key, algorithm).map(made)
}

fn api_request(vector: &Message) -> Verdict {
    let (key, algorithm, given) = order(vector)?;
    Header::new(&key, algorithm, &given.code, given.now).map(made)
}

fn link(vector: &Message) -> Verdict {
    let word = BuyLinkSecretWord::new(vector.secrets[0].as_bytes())?;
    sign_link(&text(&vector.bytes()), &word).map(made)
}

fn back_ref(vector: &Message) -> Verdict {
    let (key, algorithm, given) = order(vector)?;
    let ids: Vec<_> = given.product_ids.iter().map(String::as_str).collect();
    let quantities: Vec<_> = given.quantities.iter().map(String::as_str).collect();
    let (order, status) = (&given.order_ref, &given.status);
    back_ref_tag(&key, algorithm, order, status, &ids, &quantities, &given.date).map(made)
}

fn token(vector: &Message) -> Verdict {
    let word = BuyLinkSecretWord::new(vector.secrets[0].as_bytes())?;
    let given = vector.arguments.as_ref().unwrap();
    let token = MerchantToken::new(&given.merchant, given.issued, given.expires);
    token.times_as_text(given.times_as_text).sign(&word).map(made)
}

#[test]
fn messages() {
    for vector in vectors::read::<Message>("messages.json") {
        let verdict = match vector.message.as_str() {
            "ins" => ins(&vector),
            "redirect" => redirect(&vector),
            "return_url" => return_url(&vector),
            "delivery" => delivery(&vector),
            "idn_reply" => idn_reply(&vector),
            "api_header" => api_header(&vector),
            "idn" => idn(&vector),
            "irn" => irn(&vector),
            "ise" => ise(&vector),
            "api_request" => api_request(&vector),
            "link" => link(&vector),
            "back_ref" => back_ref(&vector),
            "token" => token(&vector),
            other => panic!("{}: unknown message {other}", vector.id),
        };
        let answer = verdict.unwrap_or_else(|error| Answer {
            error: Some(error.code().into()),
            field: error.field().map(Into::into),
            ..Answer::default()
        });
        assert_eq!(answer, vector.expect, "{}", vector.id);
    }
}
