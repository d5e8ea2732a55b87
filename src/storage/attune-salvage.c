/* attune-salvage.c: rows of a damaged database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After “Database File Format” in the [SQLite
 * documentation](https://www.sqlite.org/fileformat2.html). Each page is read by itself, so that no
 * damage to others hides what is on it. What was deleted does not come back: it was overwritten.
 */

#include "config.h"

#include "attune-salvage-private.h"

#define USUAL_PAGE_SIZE 4096
#define FILE_HEADER_SIZE 100
#define MAX_COLUMNS 64
#define MAX_PAYLOAD (64 * 1024 * 1024)

enum
{
  PAGE_INDEX_INTERIOR = 2,
  PAGE_INDEX_LEAF = 10,
  PAGE_TABLE_LEAF = 13,
};

typedef struct
{
  GBytes *file;
  AttuneSalvageLog *log; /* NULL where it is not looked at */
  GHashTable *logged;    /* the newest of each page in the log, by its number */
  gsize page_size;
  AttuneSalvageFunc func;
  gpointer user_data;
} Salvage;

/* A part of the bytes that is yet to be read */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Span;

static gboolean
read_varint (Span *span, guint64 *value)
{
  *value = 0;
  for (int i = 0; i < 9 && span->at < span->end; i++)
    {
      guint8 byte = *span->at++;

      if (i == 8)
        {
          *value = *value << 8 | byte;
          return TRUE;
        }
      *value = *value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }

  return FALSE;
}

static const guint8 *
get_page (Salvage *self, guint32 number)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (self->file, &size);
  const guint8 *logged = NULL;

  if (self->logged != NULL)
    logged = g_hash_table_lookup (self->logged, GUINT_TO_POINTER (number));
  if (logged != NULL)
    return logged;
  if (number == 0 || number > size / self->page_size)
    return NULL;

  return data + (number - 1) * self->page_size;
}

/* Adds what did not fit on the page, from the chain of pages that begins with @number. */
static gboolean
add_overflow (Salvage *self, GByteArray *payload, gsize size, guint32 number)
{
  while (payload->len < size)
    {
      const guint8 *page = get_page (self, number);

      if (page == NULL)
        return FALSE;
      g_byte_array_append (payload, page + 4,
                           (guint) MIN (size - payload->len, self->page_size - 4));
      number = attune_salvage_read_number (page);
    }

  return TRUE;
}

/* The payload of a cell, wherever it is. */
static GByteArray *
read_payload (Salvage *self, Span *cell, guint64 size, gboolean is_index)
{
  g_autoptr (GByteArray) payload = NULL;
  gsize usable = self->page_size;
  gsize most = is_index ? (usable - 12) * 64 / 255 - 23 : usable - 35;
  gsize least = (usable - 12) * 32 / 255 - 23;
  gsize local = size;

  if (size == 0 || size > MAX_PAYLOAD)
    return NULL;
  if (size > most)
    {
      local = least + (size - least) % (usable - 4);
      if (local > most)
        local = least;
    }
  if ((gsize) (cell->end - cell->at) < local + (local < size ? 4 : 0))
    return NULL;

  payload = g_byte_array_sized_new ((guint) size);
  g_byte_array_append (payload, cell->at, (guint) local);
  if (local < size &&
      !add_overflow (self, payload, size, attune_salvage_read_number (cell->at + local)))
    return NULL;

  return g_steal_pointer (&payload);
}

static gsize
get_value_size (guint64 serial)
{
  static const gsize sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

  if (serial < G_N_ELEMENTS (sizes))
    return sizes[serial];

  return serial < 12 ? G_MAXSIZE : (gsize) ((serial - 12) / 2);
}

static gint64
read_integer (const guint8 *bytes, gsize size)
{
  guint64 value = size > 0 && (bytes[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (gsize i = 0; i < size; i++)
    value = value << 8 | bytes[i];

  return (gint64) value;
}

/* Reads a value that is @size bytes at @bytes; a text is kept in @texts. */
static gboolean
read_value (AttuneSalvageValue *value,
            guint64 serial,
            const guint8 *bytes,
            gsize size,
            GPtrArray *texts)
{
  *value = (AttuneSalvageValue) { .type = ATTUNE_SALVAGE_INTEGER };
  if (serial == 0)
    value->type = ATTUNE_SALVAGE_NULL;
  else if (serial == 7)
    {
      guint64 bits = (guint64) read_integer (bytes, 8);

      value->type = ATTUNE_SALVAGE_REAL;
      memcpy (&value->real, &bits, sizeof bits);
    }
  else if (serial < 10)
    {
      value->integer = serial >= 8 ? (gint64) serial - 8 : read_integer (bytes, size);
      value->real = (double) value->integer;
    }
  else if (serial % 2 == 0)
    value->type = ATTUNE_SALVAGE_BLOB;
  else
    {
      char *text = NULL;

      /* What is no text was one before it was damaged. */
      if (!g_utf8_validate_len ((const char *) bytes, size, NULL))
        return FALSE;
      text = g_strndup ((const char *) bytes, size);
      g_ptr_array_add (texts, text);
      value->type = ATTUNE_SALVAGE_TEXT;
      value->text = text;
    }

  return TRUE;
}

static void
tell_row (Salvage *self, gint64 number, GByteArray *payload)
{
  Span header = { payload->data, payload->data + payload->len };
  const guint8 *body = NULL, *end = header.end;
  AttuneSalvageValue values[MAX_COLUMNS];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint64 header_size = 0;
  guint n = 0;

  if (!read_varint (&header, &header_size) || header_size > payload->len)
    return;
  body = payload->data + header_size;
  header.end = body;

  while (header.at < header.end)
    {
      guint64 serial = 0;
      gsize size = 0;

      if (n == MAX_COLUMNS || !read_varint (&header, &serial))
        return;
      size = get_value_size (serial);
      if (size > (gsize) (end - body) || !read_value (&values[n], serial, body, size, texts))
        return;
      body += size;
      n++;
    }
  if (body == end && n > 0)
    self->func (number, values, n, self->user_data);
}

static void
tell_page (Salvage *self, const guint8 *page, guint32 number)
{
  const guint8 *header = page + (number == 1 ? FILE_HEADER_SIZE : 0);
  const guint8 *end = page + self->page_size;
  guint8 type = header[0];
  gboolean is_index = type != PAGE_TABLE_LEAF;
  const guint8 *pointers = header + (type == PAGE_INDEX_INTERIOR ? 12 : 8);
  guint n = (guint) header[3] << 8 | header[4];

  if (type != PAGE_TABLE_LEAF && type != PAGE_INDEX_LEAF && type != PAGE_INDEX_INTERIOR)
    return;

  for (guint i = 0; i < n && pointers + 2 * i + 2 <= end; i++)
    {
      gsize offset = (gsize) pointers[2 * i] << 8 | pointers[2 * i + 1];
      Span cell = { page + MIN (offset, self->page_size), end };
      guint64 size = 0, rowid = 0;
      g_autoptr (GByteArray) payload = NULL;

      if (offset + 4 > self->page_size)
        continue;
      if (type == PAGE_INDEX_INTERIOR)
        cell.at += 4;
      if (!read_varint (&cell, &size) || (!is_index && !read_varint (&cell, &rowid)))
        continue;
      payload = read_payload (self, &cell, size, is_index);
      if (payload != NULL)
        tell_row (self, (gint64) rowid, payload);
    }
}

static void
tell_file (Salvage *self)
{
  gsize n = g_bytes_get_size (self->file) / self->page_size;

  for (gsize i = 1; i <= n; i++)
    tell_page (self, get_page (self, (guint32) i), (guint32) i);
}

/* Older states of a page first; their rows may be on no newer one. */
static void
tell_log (Salvage *self, gsize first)
{
  for (gsize i = first; i < self->log->n_frames; i++)
    {
      guint32 number = 0;
      const guint8 *page = attune_salvage_log_get_page (self->log, i, &number);

      if (page == NULL)
        continue;
      g_hash_table_insert (self->logged, GUINT_TO_POINTER (number), (gpointer) page);
      tell_page (self, page, number);
    }
}

/**
 * attune_salvage_rows:
 * @path: (type filename): a database that nobody has open, or nothing
 * @sources: where to look
 * @func: (scope call): told of each row
 *
 * Finds all rows on those pages that can be read. Of each table and index; some more than once,
 * some in older states. They are well formed, but what is in them is still to be doubted.
 */
void
attune_salvage_rows (const char *path,
                     AttuneSalvageSources sources,
                     AttuneSalvageFunc func,
                     gpointer user_data)
{
  g_autoptr (GBytes) file = attune_salvage_read_file (path, "");
  g_autoptr (AttuneSalvageLog) log = NULL;
  g_autoptr (GHashTable) logged = NULL;
  Salvage self = { .file = file, .func = func, .user_data = user_data };
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (file, &size);

  self.page_size = USUAL_PAGE_SIZE;
  if (size >= FILE_HEADER_SIZE)
    {
      gsize claimed = (gsize) data[16] << 8 | data[17];

      if (claimed >= 512 && (claimed & (claimed - 1)) == 0)
        self.page_size = claimed;
    }
  if ((sources & ATTUNE_SALVAGE_FILE) != 0)
    tell_file (&self);
  if ((sources & (ATTUNE_SALVAGE_LOG | ATTUNE_SALVAGE_REST_OF_LOG)) == 0)
    return;

  log = attune_salvage_log_new (path);
  logged = g_hash_table_new (NULL, NULL);
  self.log = log;
  self.logged = logged;
  self.page_size = log->page_size;
  tell_log (&self, (sources & ATTUNE_SALVAGE_LOG) != 0 ? 0 : log->n_read);
}
