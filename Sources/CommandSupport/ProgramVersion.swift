/// The version that the program prints and writes into what it makes.
package enum ProgramVersion {
  package static let text = "0.1.0"
}
