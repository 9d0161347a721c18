# The server, with what is in target/app and nothing else: ./mvnw -Dtraining=false -Dmaven.test.skip=true -pl mien-cli -am package
# then docker build -t mien . ; no network is needed beyond the base image, which --build-arg BASE=... replaces.
ARG BASE=eclipse-temurin:17-jre
FROM ${BASE}
COPY mien-cli/target/app /opt/mien
COPY LICENSE NOTICE mien-models/LICENSE /opt/mien/licences/
USER 65534:65534
EXPOSE 8501
ENTRYPOINT ["/opt/mien/bin/mien"]
CMD ["serve", "--host", "0.0.0.0"]
