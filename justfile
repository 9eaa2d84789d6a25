# What one does daily. `just` lists it.

# The README's tests, then form and lints
check:
    cargo test
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo clippy --lib --no-default-features -- -D warnings

# Accept what people now see: snapshots, schemas, tables in the documents, pictures, the built-in catalogue
accept:
    INSTA_UPDATE=always cargo test --lib the_archive || true
    INSTA_UPDATE=always cargo test

# Mistakes in the catalogue, and what it tells simulated learners
catalogue *args:
    cargo run --release --quiet -- check paths.toml {{args}}

# Run the command: `just run recommend --no-input`
run *args:
    cargo run --release --quiet -- {{args}}

# Speed, as ratios
bench:
    cargo bench

# Everything CI runs, on this checkout
ci:
    .ci/run
