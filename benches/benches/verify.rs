//! Verifying a notification, beside two things that set the scale: one HMAC over the signed source, which cannot be
//! avoided, and one over the whole raw body, which is what a scheme that signs raw bodies costs.

use std::hint::black_box;
use std::time::Duration;

use countersign::{
    Algorithm, AlgorithmSet, Limits, Policy, SecretKey, Storage, Unverified, Verifier,
};
use countersign_benches::{BODIES, KEY, signed, source};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use hmac::{Hmac, KeyInit, Mac};

fn bare<M: Mac + KeyInit + Clone>(c: &mut Criterion, group: &str, name: &str, data: &[u8]) {
    let keyed = <M as KeyInit>::new_from_slice(KEY).expect("HMAC takes any key");
    c.benchmark_group(group).bench_function(name, |b| {
        b.iter(|| {
            let mut mac = keyed.clone();
            mac.update(black_box(data));
            mac.finalize().into_bytes()
        });
    });
}

fn bare_of(c: &mut Criterion, group: &str, name: &str, algorithm: Algorithm, data: &[u8]) {
    match algorithm {
        Algorithm::Md5 => bare::<Hmac<md5::Md5>>(c, group, name, data),
        Algorithm::Sha256 => bare::<Hmac<sha2::Sha256>>(c, group, name, data),
        Algorithm::Sha3_256 => bare::<Hmac<sha3::Sha3_256>>(c, group, name, data),
    }
}

fn verify(c: &mut Criterion) {
    for fixture in BODIES {
        for algorithm in Algorithm::STRONGEST_FIRST {
            let body = signed(fixture, algorithm);
            let source = source(&body);
            let group = format!("{fixture}/{algorithm}");
            bare_of(c, &group, "hmac of the raw body", algorithm, &body);
            bare_of(c, &group, "hmac of the source", algorithm, &source);

            let mut group = c.benchmark_group(&group);
            group.throughput(Throughput::Bytes(body.len() as u64));
            let policy = Policy::new().accept(AlgorithmSet::ALL);
            let secret = SecretKey::new(KEY).expect("the key is not blank");

            let unverified = Unverified::parse(&body, &Limits::DEFAULT).expect("a form");
            group.bench_function("mac of the fields", |b| {
                b.iter(|| black_box(&unverified).tag(&secret, algorithm));
            });

            let verifier = Verifier::new([secret.clone()]).expect("a key").with_policy(policy);
            group.bench_function("verify, on the heap", |b| {
                b.iter(|| verifier.verify(black_box(&body)).expect("genuine"));
            });

            let secrets = [secret];
            let mut storage = Box::new(Storage::<4096, 4096>::new());
            let mut buffer = body.clone();
            group.bench_function("verify, in lent storage", |b| {
                b.iter(|| {
                    // Verifying spends the body, so each turn pays for a fresh copy.
                    buffer.copy_from_slice(black_box(&body));
                    let limits = Limits::DEFAULT;
                    Unverified::parse_in_for(&secrets, &mut buffer, &mut *storage, &limits)
                        .and_then(|unverified| unverified.verify(&policy, &secrets))
                        .map(|verified| verified.kind())
                        .expect("genuine")
                });
            });
        }
        let body = signed(fixture, Algorithm::Sha256);
        let mut group = c.benchmark_group(format!("{fixture}/parse"));
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function("parse, on the heap", |b| {
            b.iter(|| Unverified::parse(black_box(&body), &Limits::DEFAULT).expect("a form"));
        });
        let mut storage = Box::new(Storage::<4096, 4096>::new());
        group.bench_function("parse, in lent storage", |b| {
            b.iter_batched_ref(
                || body.clone(),
                |body| {
                    Unverified::parse_in(body, &mut *storage, &Limits::DEFAULT)
                        .map(|unverified| unverified.kind())
                        .expect("a form")
                },
                BatchSize::SmallInput,
            );
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(1200))
        .sample_size(50);
    targets = verify
}
criterion_main!(benches);
