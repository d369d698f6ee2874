{
  "targets": [
    {
      "target_name": "cps_tls_engine",
      "sources": ["cps_tls_engine.c", "card_engine.c", "key_table.c"],
      "defines": ["NAPI_VERSION=8", "OPENSSL_SUPPRESS_DEPRECATED"],
      "conditions": [
        ["OS!='win'", { "cflags": ["-std=gnu11", "-Wall", "-Wextra"] }],
        ["OS=='mac'", { "xcode_settings": { "GCC_C_LANGUAGE_STANDARD": "gnu11", "MACOSX_DEPLOYMENT_TARGET": "11.0" } }],
        ["OS=='linux'", { "libraries": ["-ldl"] }]
      ]
    }
  ]
}
