/* fault-vfs.c: a disk that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A layer between SQLite and the file system, after “The SQLite OS Interface or VFS” in its
 * documentation. For each file it remembers what is certain to be on the disk, and what was written
 * since: a disk may keep any of that and lose any other.
 */

#include "config.h"

#include "fault-vfs.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

/* A write, or where it has no bytes, a new length */
typedef struct
{
  gint64 offset;
  GBytes *bytes;
} Pending;

typedef struct
{
  GByteArray *certain;
  GPtrArray *pending;
} Disk;

typedef struct
{
  sqlite3_file base;
  char *path; /* NULL for files that are not looked after */
  sqlite3_file real;
} File;

static sqlite3_vfs *real_vfs;

static GMutex lock;
static FaultKind armed;
static gint64 budget;
static GHashTable *disks; /* by path */

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return &((File *) file)->real;
}

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_clear_pointer (&pending->bytes, g_bytes_unref);
  g_free (pending);
}

static void
disk_free (gpointer data)
{
  Disk *disk = data;

  g_byte_array_unref (disk->certain);
  g_ptr_array_unref (disk->pending);
  g_free (disk);
}

/* All of a file is certain; read by its own handle, so that no lock is lost by closing another. */
static void
make_certain (File *file)
{
  Disk *disk = g_hash_table_lookup (disks, file->path);
  sqlite3_int64 size = 0;

  if (disk == NULL)
    {
      disk = g_new0 (Disk, 1);
      disk->certain = g_byte_array_new ();
      disk->pending = g_ptr_array_new_with_free_func (pending_free);
      g_hash_table_insert (disks, g_strdup (file->path), disk);
    }
  g_ptr_array_set_size (disk->pending, 0);
  file->real.pMethods->xFileSize (&file->real, &size);
  g_byte_array_set_size (disk->certain, (guint) size);
  if (size > 0)
    file->real.pMethods->xRead (&file->real, disk->certain->data, (int) size, 0);
}

static void
remember (File *file, gint64 offset, GBytes *bytes)
{
  Disk *disk = g_hash_table_lookup (disks, file->path);
  Pending *pending = g_new0 (Pending, 1);

  g_assert_nonnull (disk);
  pending->offset = offset;
  pending->bytes = bytes;
  g_ptr_array_add (disk->pending, pending);
}

static void
put (GByteArray *image, const Pending *pending, gsize size)
{
  gsize end = (gsize) pending->offset + size;

  if (pending->bytes == NULL)
    {
      guint before = image->len;

      g_byte_array_set_size (image, (guint) pending->offset);
      if (image->len > before)
        memset (image->data + before, 0, image->len - before);
      return;
    }
  if (end > image->len)
    {
      guint before = image->len;

      g_byte_array_set_size (image, (guint) end);
      memset (image->data + before, 0, end - before);
    }
  memcpy (image->data + pending->offset, g_bytes_get_data (pending->bytes, NULL), size);
}

/* Of what was not synchronised, some gets to the disk, some in part, some not at all. */
static void
lose_some (const char *path, Disk *disk)
{
  FILE *stream = NULL;

  for (guint i = 0; i < disk->pending->len; i++)
    {
      const Pending *pending = g_ptr_array_index (disk->pending, i);
      gsize size = pending->bytes != NULL ? g_bytes_get_size (pending->bytes) : 0;

      switch (g_random_int_range (0, 3))
        {
        case 0:
          put (disk->certain, pending, size);
          break;
        case 1:
          put (disk->certain, pending, size / 2 / SECTOR * SECTOR);
          break;
        default:
          break;
        }
    }

  stream = fopen (path, "w");
  if (stream == NULL)
    abort ();
  fwrite (disk->certain->data, 1, disk->certain->len, stream);
  fclose (stream);
}

G_NORETURN static void
end (void)
{
  GHashTableIter iter;
  gpointer path = NULL, disk = NULL;

  if (armed == FAULT_POWER)
    {
      g_hash_table_iter_init (&iter, disks);
      while (g_hash_table_iter_next (&iter, &path, &disk))
        if (((Disk *) disk)->pending->len > 0 && access (path, F_OK) == 0)
          lose_some (path, disk);
    }
  _exit (FAULT_EXIT);
}

static int
close_file (sqlite3_file *file)
{
  int result = SQLITE_OK;

  if (get_real (file)->pMethods != NULL)
    result = get_real (file)->pMethods->xClose (get_real (file));
  g_clear_pointer (&((File *) file)->path, g_free);

  return result;
}

static int
read_file (sqlite3_file *file, void *buffer, int size, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), buffer, size, offset);
}

static int
write_file (sqlite3_file *file, const void *buffer, int size, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (file);
  int result = SQLITE_OK;

  if (((File *) file)->path == NULL)
    return real->pMethods->xWrite (real, buffer, size, offset);

  g_mutex_lock (&lock);
  if (armed == FAULT_FULL && budget < size)
    result = SQLITE_FULL;
  else if (armed != FAULT_NONE && budget < size)
    {
      if (budget > 0)
        {
          real->pMethods->xWrite (real, buffer, (int) budget, offset);
          remember ((File *) file, offset, g_bytes_new (buffer, (gsize) budget));
        }
      end ();
    }
  else
    {
      result = real->pMethods->xWrite (real, buffer, size, offset);
      if (result == SQLITE_OK)
        remember ((File *) file, offset, g_bytes_new (buffer, (gsize) size));
      budget -= size;
    }
  g_mutex_unlock (&lock);

  return result;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  int result = get_real (file)->pMethods->xTruncate (get_real (file), size);

  g_mutex_lock (&lock);
  if (result == SQLITE_OK && ((File *) file)->path != NULL)
    remember ((File *) file, size, NULL);
  g_mutex_unlock (&lock);

  return result;
}

static int
sync_file (sqlite3_file *file, int flags)
{
  int result = get_real (file)->pMethods->xSync (get_real (file), flags);

  g_mutex_lock (&lock);
  if (result == SQLITE_OK && ((File *) file)->path != NULL)
    make_certain ((File *) file);
  g_mutex_unlock (&lock);

  return result;
}

static int
get_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
check_lock (sqlite3_file *file, int *out)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), out);
}

static int
control_file (sqlite3_file *file, int op, void *arg)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), op, arg);
}

static int
get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

/* Nothing is promised: not even that a write that was cut leaves what is beside it alone. */
static int
get_characteristics (sqlite3_file *file)
{
  return 0;
}

static int
map_shared (sqlite3_file *file, int page, int size, int extend, void volatile **address)
{
  return get_real (file)->pMethods->xShmMap (get_real (file), page, size, extend, address);
}

static int
lock_shared (sqlite3_file *file, int offset, int n, int flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
order_shared (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
unmap_shared (sqlite3_file *file, int remove)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_file_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
  .xShmMap = map_shared,
  .xShmLock = lock_shared,
  .xShmBarrier = order_shared,
  .xShmUnmap = unmap_shared,
};

static int
open_file (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int result = SQLITE_OK;

  self->path = NULL;
  result = real_vfs->xOpen (real_vfs, name, &self->real, flags, out_flags);
  file->pMethods = self->real.pMethods != NULL ? &methods : NULL;
  if (result != SQLITE_OK || name == NULL)
    return result;

  self->path = g_strdup (name);
  g_mutex_lock (&lock);
  if (!g_hash_table_contains (disks, name))
    make_certain (self);
  g_mutex_unlock (&lock);

  return result;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int sync)
{
  int result = real_vfs->xDelete (real_vfs, name, sync);

  g_mutex_lock (&lock);
  g_hash_table_remove (disks, name);
  g_mutex_unlock (&lock);

  return result;
}

/* Makes this layer the one that SQLite uses by default. */
void
fault_vfs_register (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  disks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_free);
  vfs = *real_vfs;
  vfs.pNext = NULL;
  vfs.zName = "fault";
  vfs.szOsFile = (int) G_STRUCT_OFFSET (File, real) + real_vfs->szOsFile;
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* Lets @kind happen after @n_bytes more have been written. */
void
fault_vfs_arm (FaultKind kind, gint64 n_bytes)
{
  g_mutex_lock (&lock);
  armed = kind;
  budget = n_bytes;
  g_mutex_unlock (&lock);
}
