// Whom a client of a test has to trust.

extension TestFolder {
    package var certificate: String { path + "/certificate.pem" }
    package var certificateKey: String { path + "/key.pem" }

    /// Makes a certificate for a host, signed by itself, and its key; good for two days.
    package func makeCertificate(for name: String, addresses: [String] = []) throws {
        let names = ["DNS:\(name)"] + addresses.map { "IP:\($0)" }
        try succeed([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=\(name)", "-addext", "subjectAltName=\(names.joined(separator: ","))", "-keyout",
            certificateKey, "-out", certificate,
        ])
    }
}
