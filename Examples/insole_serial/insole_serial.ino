// One left insole of 16 analogue cells behind a CD74HC4067 multiplexer, sent as lines with sequence and CRC-16.
// Then: gaitlab live --serial /dev/ttyACM0@115200   (16 cells at 50 Hz are about 4 kB/s)
const int selectPins[4] = {4, 5, 6, 7};  // S0 to S3 of the multiplexer; its output goes to A0
const unsigned long periodMicroseconds = 20000;  // 50 Hz, as the header says
// 8 rows from heel to toe, 2 columns from lateral to medial; insoles of 10 bits read up to 1023.
const char header[] =
    "# gaitlab 1 layout=8x2 size=260x90 unit=counts rate=50 time=us foot=left saturation=1023 device=Arduino";
unsigned long nextFrame = 0;
unsigned long frames = 0;
unsigned int checksum = 0xFFFF;

void put(const char *text) {  // sends text and keeps the CRC-16 of all bytes of the line
  for (const char *c = text; *c; c++) {
    checksum ^= (unsigned int)(byte)*c << 8;
    for (int bit = 0; bit < 8; bit++) checksum = (checksum & 0x8000 ? checksum << 1 ^ 0x1021 : checksum << 1) & 0xFFFF;
  }
  Serial.print(text);
}

void putNumber(unsigned long number) {
  char text[12];
  ultoa(number, text, 10);
  put(text);
}

void endLine() {
  char text[6];
  snprintf(text, sizeof text, "*%04X", checksum);
  Serial.println(text);
  checksum = 0xFFFF;
}

void setup() {
  Serial.begin(115200);
  for (int i = 0; i < 4; i++) pinMode(selectPins[i], OUTPUT);
  nextFrame = micros();
}

void loop() {
  if ((long)(micros() - nextFrame) < 0) return;  // right also when micros() wraps after 71 minutes
  nextFrame += periodMicroseconds;
  if (frames % 50 == 0) { put(header); endLine(); }  // once a second, for who comes later
  put("L#");
  putNumber(frames++);
  put(",");
  putNumber(micros());
  for (int cell = 0; cell < 16; cell++) {
    for (int i = 0; i < 4; i++) digitalWrite(selectPins[i], cell >> i & 1);
    delayMicroseconds(5);  // the multiplexer settles
    put(",");
    putNumber(analogRead(A0));
  }
  endLine();
}
