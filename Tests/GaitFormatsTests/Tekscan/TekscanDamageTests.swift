import Foundation
import GaitFiles
import GaitTestSupport
import PlainText
import Testing

@Suite struct TekscanDamageTests {
  @Test(arguments: ["tekscan/benchL.asf", "tekscan/benchL.fsx"])
  func everyDamageIsReadOrRefused(file: String) throws {
    try FileDamage.forEach(of: file) { path throws in
      guard let error = Fixture.error(reading: path) else { return }
      #expect(error.file == path)
      #expect(!error.advice.isEmpty)
      #expect(!error.summary.unicodeScalars.contains(where: Printable.isHarmful))
      #expect(!error.summary.contains("Invented"))
    }
  }
}
