/* attune-salvage-log.c: what can still be read of a damaged log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After “The WAL File Format” in the [SQLite
 * documentation](https://www.sqlite.org/fileformat2.html). SQLite stops at the first frame whose
 * checksum is wrong. Each checksum goes on from the one that is stored with the frame before; so
 * those behind a damaged frame can be checked nevertheless.
 */

#include "config.h"

#include "attune-salvage-private.h"

#define HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24
#define MAGIC_LITTLE_ENDIAN 0x377f0682
#define MAGIC_BIG_ENDIAN 0x377f0683
#define USUAL_PAGE_SIZE 4096

guint32
attune_salvage_read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static guint32
read_word (const guint8 *bytes, gboolean is_big_endian)
{
  guint32 word = attune_salvage_read_number (bytes);

  return is_big_endian ? word : GUINT32_SWAP_LE_BE (word);
}

/* SQLite's checksum: @size is a multiple of 8. */
static void
add_checksum (const guint8 *bytes, gsize size, gboolean is_big_endian, guint32 sum[2])
{
  for (gsize i = 0; i + 8 <= size; i += 8)
    {
      sum[0] += read_word (bytes + i, is_big_endian) + sum[1];
      sum[1] += read_word (bytes + i + 4, is_big_endian) + sum[0];
    }
}

static gboolean
has_sum (const guint8 *stored, const guint32 sum[2])
{
  return attune_salvage_read_number (stored) == sum[0] &&
         attune_salvage_read_number (stored + 4) == sum[1];
}

static gboolean
is_page_size (gsize size)
{
  return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

static const guint8 *
get_frame (AttuneSalvageLog *self, gsize frame)
{
  const guint8 *data = g_bytes_get_data (self->bytes, NULL);

  return data + HEADER_SIZE + frame * (FRAME_HEADER_SIZE + self->page_size);
}

static gboolean
is_frame_valid (AttuneSalvageLog *self, gsize frame, const guint8 *before, gboolean is_big_endian)
{
  const guint8 *start = get_frame (self, frame);
  guint32 sum[2] = { attune_salvage_read_number (before), attune_salvage_read_number (before + 4) };

  add_checksum (start, 8, is_big_endian, sum);
  add_checksum (start + FRAME_HEADER_SIZE, self->page_size, is_big_endian, sum);

  return has_sum (start + 16, sum);
}

/* Reads a file that may be missing, or no file at all: then there is nothing in it. */
GBytes *
attune_salvage_read_file (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize size = 0;

  if (!g_file_get_contents (name, &contents, &size, &error))
    g_debug ("%s", error->message);

  return g_bytes_new_take (contents, size);
}

/**
 * attune_salvage_log_new:
 * @path: (type filename): the file that it is of
 *
 * Returns: (transfer full): the log as far as it can be read
 */
AttuneSalvageLog *
attune_salvage_log_new (const char *path)
{
  AttuneSalvageLog *self = g_new0 (AttuneSalvageLog, 1);
  const guint8 *data = NULL, *before = NULL, *salts = NULL;
  gsize size = 0;
  guint32 sum[2] = { 0, 0 };
  gboolean is_big_endian = FALSE, has_header = FALSE;

  self->bytes = attune_salvage_read_file (path, "-wal");
  data = g_bytes_get_data (self->bytes, &size);
  self->page_size = USUAL_PAGE_SIZE;
  if (size < HEADER_SIZE)
    return self;

  is_big_endian = attune_salvage_read_number (data) == MAGIC_BIG_ENDIAN;
  add_checksum (data, HEADER_SIZE - 8, is_big_endian, sum);
  has_header = (is_big_endian || attune_salvage_read_number (data) == MAGIC_LITTLE_ENDIAN) &&
               has_sum (data + HEADER_SIZE - 8, sum) &&
               is_page_size (attune_salvage_read_number (data + 8));
  if (has_header)
    self->page_size = attune_salvage_read_number (data + 8);
  if (size < HEADER_SIZE + FRAME_HEADER_SIZE + self->page_size)
    return self;

  /* Frames with other salts are left over from earlier. Where the header is damaged, the first
   * frame tells which count. */
  salts = has_header ? data + 16 : get_frame (self, 0) + 8;
  before = data + HEADER_SIZE - 8;
  self->n_frames = (size - HEADER_SIZE) / (FRAME_HEADER_SIZE + self->page_size);
  self->is_valid = g_new0 (gboolean, self->n_frames);
  for (gsize i = 0, last = 0; i < self->n_frames; i++)
    {
      const guint8 *frame = get_frame (self, i);

      self->is_valid[i] = memcmp (frame + 8, salts, 8) == 0 &&
                          is_frame_valid (self, i, before, is_big_endian);
      before = frame + 16;
      if (has_header && self->is_valid[i] && last == i)
        {
          last = i + 1;
          if (attune_salvage_read_number (frame + 4) != 0) /* the last of a transaction */
            self->n_read = last;
        }
    }

  return self;
}

void
attune_salvage_log_free (AttuneSalvageLog *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->is_valid);
  g_free (self);
}

/* The page in a frame; NULL where its checksum is wrong. */
const guint8 *
attune_salvage_log_get_page (AttuneSalvageLog *self, gsize frame, guint32 *number)
{
  const guint8 *start = get_frame (self, frame);

  if (!self->is_valid[frame])
    return NULL;
  *number = attune_salvage_read_number (start);

  return start + FRAME_HEADER_SIZE;
}

/**
 * attune_salvage_is_log_whole:
 * @path: (type filename): the file that it is of
 *
 * SQLite reads a log up to the first damage, and takes that for its end.
 *
 * Returns: whether no end of a transaction is behind that place
 */
gboolean
attune_salvage_is_log_whole (const char *path)
{
  g_autoptr (AttuneSalvageLog) log = attune_salvage_log_new (path);
  gboolean has_gap = log->n_read == 0;

  for (gsize i = log->n_read; i < log->n_frames; i++)
    {
      if (has_gap && log->is_valid[i] && attune_salvage_read_number (get_frame (log, i) + 4) != 0)
        return FALSE;
      has_gap = has_gap || !log->is_valid[i];
    }

  return TRUE;
}
