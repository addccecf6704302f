/*
 * A disk that loses power: what a program wrote counts only once it was synced. Preloaded into the server (LD_PRELOAD); after
 * every fsync or fdatasync of a file in $POWER_FROM the file as it is at that moment is copied to $POWER_TO, and after the sync
 * of a folder the names in it are. So $POWER_TO is at every moment what a disk
 * that keeps nothing else would hold, and is never touched by the death of the program.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void make_folders(char *path) {
  for (char *at = path + 1; *at; at++)
    if (*at == '/') {
      *at = 0;
      mkdir(path, 0700);
      *at = '/';
    }
}

static void copy_file(const char *from, char *to) {
  char part[8400];
  make_folders(to);
  snprintf(part, sizeof part, "%s.part", to);
  int in = open(from, O_RDONLY), out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  char bytes[65536];
  ssize_t count;
  while (in >= 0 && out >= 0 && (count = read(in, bytes, sizeof bytes)) > 0)
    if (write(out, bytes, count) != count) abort();
  if (in >= 0) close(in);
  if (out >= 0) close(out);
  /* Whole or not at all, for the program may be killed in here. */
  rename(part, to);
}

/* A name is durable when its folder was synced; what stands under it is what was synced of that file, under whatever name. */
static void take_names(const char *from, const char *to, const char *inodes) {
  DIR *folder = opendir(to);
  struct dirent *entry;
  struct stat about;
  char here[8400], there[8400], held[8400];
  while (folder && (entry = readdir(folder))) {
    if (entry->d_name[0] == '.') continue;
    snprintf(here, sizeof here, "%s/%s", from, entry->d_name);
    snprintf(there, sizeof there, "%s/%s", to, entry->d_name);
    if (access(here, F_OK) != 0 && unlink(there) != 0) rmdir(there);
  }
  if (folder) closedir(folder);
  folder = opendir(from);
  while (folder && (entry = readdir(folder))) {
    snprintf(here, sizeof here, "%s/%s", from, entry->d_name);
    snprintf(there, sizeof there, "%s/%s", to, entry->d_name);
    if (stat(here, &about) != 0 || !S_ISREG(about.st_mode) || access(there, F_OK) == 0) continue;
    snprintf(held, sizeof held, "%s/%lu", inodes, (unsigned long)about.st_ino);
    if (access(held, F_OK) == 0) copy_file(held, there);
  }
  if (folder) closedir(folder);
}

static void synced(int fd) {
  const char *from = getenv("POWER_FROM"), *to = getenv("POWER_TO");
  char link[64], path[4096], target[8200], inodes[4200], held[8200];
  struct stat about;
  if (!from || !to) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return;
  path[length] = 0;
  /* For the trial of the trial: a file whose syncs are not believed. */
  if (getenv("POWER_BLIND") && strstr(path, getenv("POWER_BLIND"))) return;
  if (strncmp(path, from, strlen(from)) != 0 || fstat(fd, &about) != 0) return;
  snprintf(target, sizeof target, "%s%s", to, path + strlen(from));
  snprintf(inodes, sizeof inodes, "%s.inodes", to);
  snprintf(held, sizeof held, "%s/%lu", inodes, (unsigned long)about.st_ino);
  pthread_mutex_lock(&lock);
  if (S_ISDIR(about.st_mode)) take_names(path, target, inodes);
  else if (S_ISREG(about.st_mode)) {
    copy_file(path, held);
    copy_file(path, target);
  }
  pthread_mutex_unlock(&lock);
}

int fdatasync(int fd) {
  int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
  int result = real(fd);
  if (result == 0) synced(fd);
  return result;
}

int fsync(int fd) {
  int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
  int result = real(fd);
  if (result == 0) synced(fd);
  return result;
}
