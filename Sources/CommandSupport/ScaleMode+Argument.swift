import ArgumentParser
package import GaitAnalysis

// Here and not beside an option: a type conforms once, and more than one target of commands has the option.
extension ScaleMode: ExpressibleByArgument {}
