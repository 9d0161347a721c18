plugins {
    kotlin("jvm") version "2.2.20"
    application
}

repositories {
    // Where ./mvnw -Prelease -DskipTests deploy has put Mien, until it is in a public repository.
    maven { url = uri("../../target/repository") }
    mavenCentral()
}

dependencies {
    implementation(platform("dev.mien:mien-bom:0.2.0"))
    implementation("dev.mien:mien-core")
}

kotlin {
    jvmToolchain(17)
}

application {
    mainClass = "MainKt"
    applicationDefaultJvmArgs = listOf("--enable-native-access=ALL-UNNAMED")
}
