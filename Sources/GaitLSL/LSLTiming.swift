/// How long what of the Lab Streaming Layer is waited for, in seconds.
struct LSLTiming: Sendable {
  /// Between two looks at what the network has answered.
  var lookSeconds = 0.05
  /// Without an answer before it is told that there is none.
  var retrySeconds = 2.0
  /// The longest that a call into the library waits; no stop takes longer.
  var callSeconds = 0.25
  /// For a stream's description, and again for its beginning.
  var openSeconds = 5.0
  /// For the difference of the clocks; it may be kept back by a firewall that lets samples through.
  var clockSeconds = 2.0
  /// Without a sample before it is asked whether the stream is still there.
  var silenceSeconds = 5.0
  /// Between two looks at the difference of the clocks.
  var correctionSeconds = 1.0
}
