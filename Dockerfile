# An image with one static binary: no shell, no libraries, an unprivileged user. The root file system can be read-only.
#
#   docker build -t cosplay .
#   docker run --rm -p 8267:8267 cosplay
#
# It needs BuildKit, which Docker uses by itself since version 23 (before: DOCKER_BUILDKIT=1). Any image with a Rust toolchain and a
# C compiler can be the builder: --build-arg BUILDER=… For several architectures: docker buildx build --platform linux/amd64,linux/arm64.

ARG BUILDER=rust:1-slim-bookworm
FROM ${BUILDER} AS build
WORKDIR /src
ENV RUSTFLAGS='-C target-feature=+crt-static'
# Dependencies have a layer of their own, which a change of our sources leaves as it is: empty files stand for them.
COPY Cargo.toml Cargo.lock ./
COPY tests/checks/Cargo.toml tests/checks/
COPY examples/rust/Cargo.toml examples/rust/
RUN mkdir -p src benches tests/it tests/checks/src examples/rust/src \
 && touch src/lib.rs tests/checks/src/lib.rs examples/rust/src/lib.rs \
 && echo 'fn main() {}' | tee src/main.rs benches/hot_steps.rs >tests/it/main.rs
# With an explicit target, the flag does not apply to build scripts and procedural macros, which cannot be static.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    cargo build --locked --release --target "$(rustc -vV | sed -n 's/^host: //p')"
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    target=$(rustc -vV | sed -n 's/^host: //p') \
 && touch src/lib.rs src/main.rs \
 && cargo build --locked --release --target "$target" \
 && mkdir -p /out/data \
 && cp "target/$target/release/cosplay" /out/cosplay

FROM scratch
COPY --from=build /out/cosplay /cosplay
# Holds the certificate authority. Mount a volume to keep it, or to share it with clients.
COPY --from=build --chown=65532:65532 /out/data /data
USER 65532:65532
ENV COSPLAY_HOST=0.0.0.0 COSPLAY_LISTEN=0.0.0.0:80,0.0.0.0:443 COSPLAY_DATA_DIR=/data
EXPOSE 80 443 8267
HEALTHCHECK --interval=500ms --timeout=3s CMD ["/cosplay", "health"]
ENTRYPOINT ["/cosplay"]
CMD ["serve"]
