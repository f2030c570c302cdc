# tminus as an image. It holds no workspace: mount a folder with workspace.yaml and runbooks at
# /runbooks. The data (files, control token; the ledger too where no database is named) is in /data.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY frontend frontend
COPY docs/lint docs/lint
COPY src src
RUN mvn -B -ntp -q -Dapp-only -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar target/tminus.jar extract --destination /app

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 tminus \
    && mkdir /data /runbooks \
    && chown tminus /data
COPY --from=build /app /app
USER tminus
ENV TMINUS_HOME=/data TMINUS_RUNBOOKS=/runbooks TMINUS_BIND=0.0.0.0 TMINUS_PORT=8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$TMINUS_PORT && printf 'GET /sign-in HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/tminus.jar"]
