# Commands for development. The steps of CI are in .ci/run, which does not need `just`; the recipes here call it.

# list the recipes
default:
    @just --list

# run all checks of CI
ci:
    .ci/run

# format the code
fmt:
    cargo fmt --all

# check the format, run clippy and rustdoc; warnings are errors
lint:
    .ci/run format lint doc

# check licences, duplicates and sources of the dependencies
deny:
    .ci/run deny

# run the tests, all or those whose name contains a word: `just test slice`
test *ARGS:
    cargo test {{ARGS}}

# run published SDKs against the release binary: all, or one such as `just interop js_cos_v4`
interop *SDKS: release
    tests/interop/run {{SDKS}}

# build the release binary
release:
    cargo build --locked --release

# build the image from a static binary, and test it with the client of docker-compose.yml
image:
    .ci/run release image

# like `image`, but build every stage of the Dockerfile, in an image with this machine's toolchain
image-whole:
    tests/image/run whole

# run the benchmarks
bench *ARGS:
    cargo bench {{ARGS}}

# count the instructions of hot requests and compare them with benches/instructions/figures.csv
instructions *ARGS: release
    benches/instructions/run {{ARGS}}

# run all fuzz targets, ten minutes each, and keep what they find for the tests to replay
fuzz-all *ARGS:
    fuzz/run {{ARGS}}

# run one fuzz target for some seconds (`cargo install cargo-fuzz`), without a sanitizer, which needs a nightly toolchain
fuzz TARGET SECONDS="60":
    cargo fuzz run --sanitizer none {{TARGET}} -- -max_total_time={{SECONDS}}

# rewrite generated files and expected responses, then show what changed
bless:
    COSPLAY_BLESS=1 cargo test --test it
    git diff --stat

# removes checks one by one and lists those that no test misses (`cargo install cargo-mutants`); `just mutants -f src/domain/auth/vod.rs`
mutants *ARGS:
    cargo mutants {{ARGS}}

# start the server: `just serve --port 0`
serve *ARGS:
    cargo run --release -- serve {{ARGS}}

# run the long fault tests: ten thousand faults at different bytes and requests, two hundred tenants in parallel
faults:
    cargo test --test it -- --ignored --nocapture atlas:: tenants::

# run mixed load with random faults for some seconds, then verify every stored object
soak SECONDS="600":
    COSPLAY_SOAK={{SECONDS}} cargo test --test it -- --ignored --nocapture soak::
