//! What a field costs in bodies of 10 to 100,000 of them, however they are named: the numbers should not grow.

use std::hint::black_box;
use std::time::Duration;

use countersign::{Limits, Unverified};
use countersign_benches::Names;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn fields(c: &mut Criterion) {
    for (name, names) in Names::ALL {
        let mut group = c.benchmark_group(format!("fields/{name}"));
        for count in [10, 100, 1_000, 10_000, 100_000] {
            let body = names.body(count);
            group.throughput(Throughput::Elements(count as u64));
            group.bench_function(BenchmarkId::from_parameter(count), |b| {
                b.iter(|| {
                    let unverified = Unverified::parse(black_box(&body), &Limits::DEFAULT);
                    unverified.expect("within the limits").kind()
                });
            });
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(1200))
        .sample_size(20);
    targets = fields
}
criterion_main!(benches);
