import PlainText
import Testing

@Suite struct TOMLPitfallTests {
  @Test(arguments: [
    ("[%a]", 1), ("a = 1\n[ %a ]\n", 2), ("[[%cell]]", 1), ("[\na]", 1),
    ("a = '''\n[%\n'''\n[%]", 4),
    ("a = [\n  [1, 2], # ]\n  [3]\n]\r\n[[[b]]]", 5), ("a = \"x\\\"[\"\n[é]", 2), ("\n\n \t[=]", 3),
  ])
  func findsAHeaderWithoutAKey(text: String, line: Int) {
    #expect(TOMLPitfall.first(in: text)?.line == line)
  }

  @Test(arguments: [
    ("a = [ 1, }", 1), ("a = [\n  [1, 2],\n  }", 3), ("a = [ { b = [ }", 1), ("\na = [}]", 2),
    ("a = [ '}', \"}\", # }\n } ]", 2),
  ])
  func findsABraceThatClosesABracket(text: String, line: Int) {
    #expect(TOMLPitfall.first(in: text)?.line == line)
  }

  @Test(arguments: [
    "", "[", "[[", "[]", "[a]\n[[b.c]]\n[ \"d e\" ]\n['f']\n[-g_1]", "a = [\n[+1, .5],\n[%]\n]",
    "a = [ { b = [1], c = {} } ]\nd = {}\n}", "a = ]",
    "a = \"\"\"\n[%]\n\\\"\"\"\"\nb = 1 # [%]\n# [%]\n",
  ])
  func leavesOthersToTheLibrary(text: String) {
    #expect(TOMLPitfall.first(in: text) == nil)
  }
}
