#if canImport(CryptoKit)
  import CryptoKit
#else
  import CLibcrypto
#endif

/// SHA-256 (FIPS 180-4) of bytes, by the library that the system brings.
package enum SHA256Digest {
  /// - Returns: 64 hexadecimal digits; nil if the library has no SHA-256.
  package static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String? {
    #if canImport(CryptoKit)
      var hash = SHA256()
      hash.update(bufferPointer: bytes)
      let digest = Array(hash.finalize())
    #else
      var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
      var context = SHA256_CTX()
      guard SHA256_Init(&context) == 1,
        SHA256_Update(&context, bytes.baseAddress, bytes.count) == 1,
        SHA256_Final(&digest, &context) == 1
      else { return nil }
    #endif
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
