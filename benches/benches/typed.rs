//! Reading a verified notification: what a handler asks for, everything once as owned data, and its JSON.

use std::hint::black_box;

use countersign::{Algorithm, SecretKey, Verifier, owned};
use countersign_benches::{BODIES, KEY, signed};
use criterion::{Criterion, criterion_group, criterion_main};

fn typed(c: &mut Criterion) {
    for fixture in BODIES {
        let body = signed(fixture, Algorithm::Sha256);
        let key = SecretKey::new(KEY).expect("the key is not blank");
        let verified = Verifier::new([key]).expect("a key").verify(&body).expect("genuine");
        let mut group = c.benchmark_group(format!("{fixture}/typed"));
        group.bench_function("five fields", |b| {
            b.iter(|| {
                let ipn = black_box(&verified).ipn().expect("an IPN");
                let order = ipn.order();
                (
                    order.refno(),
                    order.status(),
                    order.currency(),
                    ipn.totals().total(),
                    ipn.message().sent_at(),
                )
            });
        });
        group.bench_function("event and dedupe key", |b| {
            b.iter(|| (black_box(&verified).event(), verified.dedupe_key()));
        });
        group.bench_function("lines and licences", |b| {
            b.iter(|| {
                let ipn = black_box(&verified).ipn().expect("an IPN");
                for (line, licences) in ipn.lines_with_licences() {
                    let _ = black_box((line.price(), licences.into_iter().count()));
                }
            });
        });
        group.bench_function("owned", |b| b.iter(|| owned::Notification::of(black_box(&verified))));
        group.bench_function("json", |b| {
            let owned = owned::Notification::of(&verified);
            b.iter(|| serde_json::to_vec(black_box(&owned)).expect("it is plain data"));
        });
    }
}

criterion_group!(benches, typed);
criterion_main!(benches);
