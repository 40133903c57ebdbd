import Foundation

/// What this process takes of the machine.
enum Machine {
  /// Memory that it has now, in megabytes; nil where the system does not tell.
  static var residentMegabytes: Double? { megabytes("VmRSS:") }

  /// Seconds of processor time so far, all threads together.
  static var processorSeconds: Double {
    var usage = rusage()
    // RUSAGE_SELF; glibc gives it another type than its function takes.
    getrusage(0, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// Seconds of processor time of another process; nil where the system does not tell.
  static func processorSeconds(of process: pid_t) -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return nil
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The program beside this one.
  static var ownPath: String { Bundle.main.executablePath ?? CommandLine.arguments[0] }

  private static func megabytes(_ key: String) -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return nil
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
    let words = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }) ?? []
    return words.count > 1 ? Double(words[1]).map { $0 / 1024 } : nil
  }
}
