/// The program that goes with the code of a model: wire lines in, wire lines out.
enum CExample {
  static let main = #"""
    /*
     * Frames from standard input, forces to standard output, both as docs/WIRE.md of gaitlab has them:
     *
     *   # gaitlab 1 ... unit=kPa mass=70 ...     a header, with the walker's mass
     *   L,TIME,c1,...,cN                         a frame of the left foot, R of the right; microseconds
     *   FL,TIME,NEWTONS                          what comes out, FR of the right foot
     *
     * Usage: main [NEWTONS] < frames.txt > forces.txt
     * NEWTONS is what the insoles read while they carry one body weight. Without it they are believed to
     * read newtons, and the walker to have the mass of the header.
     */
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>

    #include "$p.h"

    enum {
      LINE_LENGTH = 32 * ($P_INSOLE_CELLS + 4),
      TIME_LENGTH = 24,
      WAITING = $P_LOOK_AHEAD + 1,
      EXIT_MALFORMED = 2
    };

    /* One foot: its stream, and the times of the frames whose estimates are not there yet. */
    typedef struct foot {
      char letter;
      char times[WAITING][TIME_LENGTH];
      int first, waiting;
      double microseconds; /* of the last frame, below 0 if there was none */
      $p_stream stream;
    } foot;

    static foot feet[2];
    static char line[LINE_LENGTH];
    static float kilopascals[$P_INSOLE_CELLS], cells[$P_CELLS];
    static double insole_newtons = 0, body_newtons = 0; /* of one body weight */

    static void print_force(foot *f, float estimate) {
      printf("F%c,%s,%.6f\n", f->letter, f->times[f->first], (double)estimate * body_newtons);
      f->first = (f->first + 1) % WAITING;
      f->waiting--;
    }

    static void end_stretch(foot *f) {
      float estimate;
      while ($p_finish(&f->stream, &estimate)) print_force(f, estimate);
      f->first = f->waiting = 0;
      f->microseconds = -1;
    }

    static void take_frame(foot *f, const char *time, size_t length) {
      const double microseconds = strtod(time, NULL);
      char *kept;
      float estimate;
      /* A hole: a frame that is more than 20 ms late. The next one begins a new stretch. */
      if (f->microseconds >= 0 && microseconds - f->microseconds > 20000 + 1e6 / $P_SAMPLING_RATE_HZ) {
        end_stretch(f);
      }
      f->microseconds = microseconds;
      kept = f->times[(f->first + f->waiting++) % WAITING];
      memcpy(kept, time, length);
      kept[length] = '\0';
      $p_spread(kilopascals, NULL, insole_newtons, cells);
      if ($p_push(&f->stream, cells, &estimate)) print_force(f, estimate);
    }

    /* Takes off the checksum that a line may end with: * and two digits of the XOR of all bytes before it, or four of
       their CRC-16 (polynomial 0x1021, start 0xFFFF). Returns 0 where it is wrong. */
    static int checked(char *text) {
      char *star, *end;
      unsigned long found, sum = 0xFFFF, exclusive = 0;
      const char *byte;
      int bit;
      text[strcspn(text, "\r\n")] = '\0';
      star = strrchr(text, '*');
      if (!star) return 1;
      for (byte = text; byte < star; byte++) {
        exclusive ^= (unsigned char)*byte;
        sum ^= (unsigned long)(unsigned char)*byte << 8;
        for (bit = 0; bit < 8; bit++) sum = (sum << 1 ^ (sum & 0x8000u ? 0x1021u : 0u)) & 0xFFFFu;
      }
      found = strtoul(star + 1, &end, 16);
      if (*end || (end - star != 3 && end - star != 5)) return 0;
      *star = '\0';
      return found == (end - star == 3 ? exclusive : sum);
    }

    /* Takes a line that is a frame; returns 0 for one that is wrong. */
    static int take_line(char *text) {
      /* Behind the foot there may be the number of the frame: L#17,TIME,... */
      char *comma = strchr(text, ','), *time = comma ? comma + 1 : text;
      char *end = strchr(time, ','), *field = end;
      foot *f = &feet[text[0] == 'R'];
      int cell;
      if (!comma || (text[1] != ',' && text[1] != '#')) return 0;
      if (!end || end == time || end - time >= TIME_LENGTH) return 0;
      for (cell = 0; cell < $P_INSOLE_CELLS; cell++) {
        char *start = field + 1;
        if (*field != ',') return 0;
        kilopascals[cell] = strtof(start, &field);
        /* What is no number compares false. */
        if (field == start || !(kilopascals[cell] > -1e6f && kilopascals[cell] < 1e6f)) return 0;
      }
      if (*field) return 0;
      take_frame(f, time, (size_t)(end - time));
      return 1;
    }

    int main(int argc, char **argv) {
      long number = 0;
      const int is_given = argc > 1;
      if (is_given) insole_newtons = strtod(argv[1], NULL);
      if (is_given && !(insole_newtons > 0)) {
        fprintf(stderr, "%s: expected the newtons of one body weight\n", argv[1]);
        return EXIT_MALFORMED;
      }
      feet[0].letter = 'L';
      feet[1].letter = 'R';
      $p_reset(&feet[0].stream);
      $p_reset(&feet[1].stream);
      feet[0].microseconds = feet[1].microseconds = -1;

      while (fgets(line, sizeof line, stdin)) {
        number++;
        if (line[0] == '#') {
          const char *mass = strstr(line, " mass=");
          if (mass) body_newtons = 9.80665 * strtod(mass + 6, NULL);
          continue;
        }
        if (line[0] != 'L' && line[0] != 'R') continue;
        if (!(insole_newtons > 0)) insole_newtons = body_newtons;
        if (!(body_newtons > 0)) body_newtons = insole_newtons;
        if (!(body_newtons > 0)) {
          fprintf(stderr, "line %ld: expected a header with mass=, or the newtons\n", number);
          return EXIT_MALFORMED;
        }
        if (!checked(line) || !take_line(line)) {
          fprintf(stderr, "line %ld: expected L or R, a time and %d numbers, as they were sent\n", number,
                  (int)$P_INSOLE_CELLS);
          return EXIT_MALFORMED;
        }
      }
      end_stretch(&feet[0]);
      end_stretch(&feet[1]);
      return 0;
    }

    """#
}
