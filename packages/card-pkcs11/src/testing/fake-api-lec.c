/*
 * A stand-in for the official Vitale reading library, with the same three functions. What it does is written in the folder
 * it is initialised with: `card.xml` (the text), `state`, `init-error`; `pipe` makes one reading wait until a line is written
 * there. Each call leaves a line in `calls`, with the number of the thread.
 */
#include <stdio.h>
#include <pthread.h>

static char folder[1024];

static FILE *open_in_folder(const char *name, const char *mode) {
  char path[1200];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return fopen(path, mode);
}

static void note(const char *call, int argument) {
  FILE *calls = open_in_folder("calls", "a");
  fprintf(calls, "%s %d %lu\n", call, argument, (unsigned long)pthread_self());
  fclose(calls);
}

static int number_in(const char *name) {
  int number = 0;
  FILE *file = open_in_folder(name, "r");
  if (file == NULL) return 0;
  if (fscanf(file, "%d", &number) != 1) number = 0;
  fclose(file);
  return number;
}

unsigned short Hn_Init(unsigned char *path, unsigned short *mode, unsigned short *error) {
  snprintf(folder, sizeof folder, "%s", (char *)path);
  note("init", *mode);
  *mode = 1;
  *error = (unsigned short)number_in("init-error");
  return *error == 0 ? 0 : 1;
}

unsigned short Hn_LectureVitaleDonneesIdentification(short wait, char *out, unsigned int *length, short *state,
                                                     unsigned short *error) {
  char line[8], pipe_path[1200];
  FILE *file = open_in_folder("pipe", "r");
  note("read", wait);
  if (file != NULL) {
    if (fgets(line, sizeof line, file) == NULL) line[0] = 0;
    fclose(file);
    snprintf(pipe_path, sizeof pipe_path, "%s/pipe", folder);
    remove(pipe_path);
  }
  file = open_in_folder("card.xml", "r");
  if (file == NULL) {
    *error = 513;
    return 2;
  }
  *length = (unsigned int)fread(out, 1, *length, file);
  *state = (short)number_in("state");
  fclose(file);
  return 0;
}

unsigned short Hn_Finir(unsigned short *error) {
  note("finish", *error);
  return 0;
}
