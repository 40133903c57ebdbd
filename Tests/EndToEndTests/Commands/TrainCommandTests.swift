import Foundation
import GaitTestSupport
import Testing

/// `gaitlab train` on the command line.
@Suite struct TrainCommandTests {
  #if Training && arch(x86_64)
    @Test("Products of matrices are as on other processors, unless somebody says otherwise")
    func commonKernels() throws {
      let flags = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
      guard flags.contains(" avx2 "), flags.contains(" fma ") else {
        print("skipped: this processor has no AVX2")
        return
      }
      try Fixture.withFolder { home in
        // OpenBLAS says which kernels it takes, then the command what it does not find.
        func errors(_ core: String?) throws -> String {
          var environment = GaitlabProgram.environment(home: home)
          environment["OPENBLAS_VERBOSE"] = "2"
          environment["OPENBLAS_CORETYPE"] = core
          return try GaitlabProgram.run(["train", "no-such.toml"], environment: environment).errors
        }
        let usual = try errors(nil)
        #expect(usual.contains("Core: Haswell"))
        #expect(usual.contains("no-such.toml"))
        let chosen = try errors("Nehalem")
        #expect(chosen.contains("Core: Nehalem"))
        #expect(!chosen.contains("Core: Haswell"))
      }
    }
  #endif
}
