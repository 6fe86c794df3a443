"""The fixed words of documents, one TOML file per language; read by `handouts.wording`."""
