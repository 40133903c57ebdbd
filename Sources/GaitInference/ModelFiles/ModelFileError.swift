/// Why a model file is refused: what was found, where, what was expected.
///
/// The parts may quote the file; whoever shows them makes them printable first.
public struct ModelFileError: Error, Equatable, Sendable {
  /// The kind of mistake.
  package enum Code: String, Equatable, Sendable, CaseIterable {
    /// Ends before what its sizes promise.
    case truncated
    /// The header's length is not possible.
    case headerSize
    /// The header is not the JSON that the format allows.
    case headerSyntax
    /// A name that occurs twice.
    case duplicateName
    /// A type of number that models do not use.
    case unsupportedType
    /// Sizes that are negative, overflow or do not fit their bytes.
    case badShape
    /// Offsets that overlap, leave holes or lie outside of the file.
    case badOffsets
    case missingTensor
    case unexpectedTensor
    /// A weight that is not a finite number, or a variance below zero.
    case badWeight
    case missingMetadata
    /// A metadata value that does not say what its key promises.
    case badMetadata
    /// Written by a later version of this program.
    case newerVersion
    /// Made for other insoles, another grid or another target.
    case otherGrid
  }

  /// The kind of mistake.
  package var code: Code
  /// Byte in the file, where one is known.
  public var byteOffset: Int?
  /// The part of the file that is wrong, in words.
  public var found: String
  /// What should have been there; empty where that goes without saying.
  public var expected: String

  package init(_ code: Code, at byteOffset: Int? = nil, found: String, expected: String = "") {
    self.code = code
    self.byteOffset = byteOffset
    self.found = found
    self.expected = expected
  }
}
