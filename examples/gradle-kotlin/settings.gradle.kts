rootProject.name = "read-faces"
