# An image with one static binary: no shell, no libraries, an unprivileged user. The root file system can be read-only.
#
#   docker build -t cosplay .
#   docker run --rm -p 8267:8267 cosplay
#
# Any image with a Rust toolchain and a C compiler can be the builder: --build-arg BUILDER=…

ARG BUILDER=rust:1-slim-bookworm
FROM ${BUILDER} AS build
WORKDIR /src
COPY . .
# With an explicit target, the flag does not apply to build scripts and procedural macros, which cannot be static.
RUN target=$(rustc -vV | sed -n 's/^host: //p') \
 && RUSTFLAGS='-C target-feature=+crt-static' cargo build --locked --release --target "$target" \
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
