/// A row of values that grows at its end and is trimmed at its start while others hold earlier versions.
///
/// A value like `Array`, kept in pieces of equal length. An array that somebody else holds is copied as a
/// whole by the next append; here that is the last piece alone, and trimming copies no values at all. So a
/// live session can hand out minutes of samples thirty times a second.
///
/// Public for speed alone: the compiler makes no special versions across modules of what is seen in the package only,
/// and the console would look each sample up through the type's metadata, at twice the processor time.
public struct ChunkedArray<Element> {
  /// Values of a piece, as a power of two: 256 are a second or two of an insole.
  @usableFromInline static var chunkBits: Int { 8 }
  @usableFromInline static var chunkSize: Int { 1 << chunkBits }

  /// Pieces that are full; nothing is appended to them any more.
  @usableFromInline var full: [[Element]] = []
  /// The piece that grows; never full.
  @usableFromInline var last: [Element] = []
  /// Values of the first piece that were trimmed.
  @usableFromInline var trimmed = 0

  /// No values.
  @inlinable public init() {}

  /// The values of a sequence, in its order.
  @inlinable public init(_ values: some Sequence<Element>) {
    for value in values { append(value) }
  }

  /// Puts a value behind the others.
  @inlinable public mutating func append(_ value: Element) {
    if last.isEmpty { last.reserveCapacity(Self.chunkSize) }
    last.append(value)
    guard last.count == Self.chunkSize else { return }
    full.append(last)
    last = []
  }

  /// Makes room for the list of pieces; each is made when it begins.
  package mutating func reserveCapacity(_ values: Int) {
    full.reserveCapacity(values >> Self.chunkBits + 1)
  }

  /// Drops values at the start; there have to be as many.
  package mutating func removeFirst(_ dropped: Int) {
    precondition(dropped >= 0 && dropped <= count, "\(dropped) of \(count) values to drop")
    trimmed += dropped
    let whole = Swift.min(trimmed >> Self.chunkBits, full.count)
    full.removeFirst(whole)
    trimmed -= whole << Self.chunkBits
  }
}

extension ChunkedArray: RandomAccessCollection {
  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// How many values there are.
  @inlinable public var endIndex: Int {
    full.count << Self.chunkBits + last.count - trimmed
  }

  /// A value by its place, counted from 0.
  @inlinable public subscript(index: Int) -> Element {
    precondition(index >= 0, "index \(index)")
    let place = index + trimmed
    let chunk = place >> Self.chunkBits
    return chunk < full.count
      ? full[chunk][place & (Self.chunkSize - 1)] : last[place - full.count << Self.chunkBits]
  }
}

extension ChunkedArray {
  /// The values of a range in one piece, for whoever reads each of them more than once.
  @inlinable public func array(_ range: Range<Int>) -> [Element] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "values \(range) of \(count)")
    var values: [Element] = []
    values.reserveCapacity(range.count)
    var place = range.lowerBound + trimmed
    let end = range.upperBound + trimmed
    while place < end {
      let chunk = place >> Self.chunkBits
      let start = chunk << Self.chunkBits
      let piece = chunk < full.count ? full[chunk] : last
      let stop = Swift.min(end - start, piece.count)
      values.append(contentsOf: piece[place - start..<stop])
      place = start + stop
    }
    return values
  }
}

extension ChunkedArray: ExpressibleByArrayLiteral {
  /// The values of a literal.
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension ChunkedArray: Sendable where Element: Sendable {}

extension ChunkedArray: Equatable where Element: Equatable {
  /// Pieces that both share are not looked into.
  public static func == (a: ChunkedArray, b: ChunkedArray) -> Bool {
    guard a.count == b.count else { return false }
    guard a.trimmed == b.trimmed, let first = a.full.first, let other = b.full.first else {
      return a.elementsEqual(b)
    }
    return first[a.trimmed...] == other[b.trimmed...]
      && a.full.dropFirst() == b.full.dropFirst() && a.last == b.last
  }
}
