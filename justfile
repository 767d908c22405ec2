# The commands of everyday work. What CI runs lies in .ci/run, which needs no `just`; recipes here only name it.

# list the recipes
default:
    @just --list

# everything that has to hold before a change lands
ci:
    .ci/run

# put the code into its one form
fmt:
    cargo fmt --all

# warnings of rustc, clippy and rustdoc are errors
lint:
    .ci/run format lint doc

# licences, duplicates and sources of the dependencies
deny:
    .ci/run deny

# the tests, all or those whose name contains a word: `just test slice`
test *ARGS:
    cargo test {{ARGS}}

# published SDKs against the release binary: all, or `just interop js_cos_v4`
interop *SDKS: release
    tests/interop/run {{SDKS}}

# the binary, for this machine
release:
    cargo build --locked --release

# the image around a static binary, and a client that goes through docker-compose.yml
image:
    .ci/run release image

# the same, with every stage of the Dockerfile built in an image made from this machine's own toolchain
image-whole:
    tests/image/run whole

# the hot steps, with statistics
bench *ARGS:
    cargo bench {{ARGS}}

# one fuzz target for some seconds (`cargo install cargo-fuzz`); without a sanitizer it runs on a stable toolchain
fuzz TARGET SECONDS="60":
    cargo fuzz run --sanitizer none {{TARGET}} -- -max_total_time={{SECONDS}}

# rewrite what is generated from the tables and the expected answers, then look at the diff
bless:
    COSPLAY_BLESS=1 cargo test --test it
    git diff --stat

# the server, as a user starts it: `just serve --port 0`
serve *ARGS:
    cargo run --release -- serve {{ARGS}}

# ten thousand armed faults, each at a byte and call of its own; two hundred tenants at once
faults:
    cargo test --test it -- --ignored --nocapture atlas:: tenants::

# mixed load with faults by chance for some seconds; every stored object is verified at the end
soak SECONDS="600":
    COSPLAY_SOAK={{SECONDS}} cargo test --test it -- --ignored --nocapture soak::
