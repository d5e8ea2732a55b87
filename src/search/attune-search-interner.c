/* attune-search-interner.c: gives every string a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-interner.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES (16 * 1024)
#define FIRST_SLOTS 1024

struct _AttuneSearchArena
{
  GStringChunk *chunk;
};

/* The hash is kept to leave most other strings alone, and not to need them when the table grows. */
typedef struct
{
  guint32 hash;
  guint32 number; /* plus one; 0 is free */
} Slot;

typedef struct
{
  const char *string;
  guint32 n_bytes;
} Entry;

struct _AttuneSearchInterner
{
  AttuneSearchArena *arena;
  GArray *entries;
  Slot *slots; /* open addressing, at most half of it in use */
  guint n_slots;
};

AttuneSearchArena *
attune_search_arena_new (void)
{
  AttuneSearchArena *self = g_atomic_rc_box_new0 (AttuneSearchArena);

  self->chunk = g_string_chunk_new (BLOCK_BYTES);

  return self;
}

AttuneSearchArena *
attune_search_arena_ref (AttuneSearchArena *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_arena (gpointer data)
{
  AttuneSearchArena *self = data;

  g_string_chunk_free (self->chunk);
}

void
attune_search_arena_unref (AttuneSearchArena *self)
{
  g_atomic_rc_box_release_full (self, clear_arena);
}

/**
 * attune_search_arena_add:
 * @string: (array length=n_bytes): a string
 * @n_bytes: its length
 *
 * Returns: (transfer none): a copy of it, which lives as long as the arena
 */
const char *
attune_search_arena_add (AttuneSearchArena *self, const char *string, gsize n_bytes)
{
  return g_string_chunk_insert_len (self->chunk, string, (gssize) n_bytes);
}

/**
 * attune_search_interner_new:
 * @arena: where its strings are to lie
 *
 * Returns: (transfer full): a new interner
 */
AttuneSearchInterner *
attune_search_interner_new (AttuneSearchArena *arena)
{
  AttuneSearchInterner *self = g_new0 (AttuneSearchInterner, 1);

  self->arena = attune_search_arena_ref (arena);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);

  return self;
}

void
attune_search_interner_free (AttuneSearchInterner *self)
{
  attune_search_arena_unref (self->arena);
  g_array_unref (self->entries);
  g_free (self->slots);
  g_free (self);
}

/* FNV-1a: G. Fowler, L. C. Noll, K.-P. Vo, 1991 */
static guint32
hash_string (const char *string, gsize n_bytes)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guint8) string[i]) * 16777619u;

  return hash;
}

static void
grow (AttuneSearchInterner *self)
{
  guint n_slots = self->n_slots * 2;
  Slot *slots = g_new0 (Slot, n_slots);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].number != 0)
      {
        guint at = self->slots[i].hash & (n_slots - 1);

        while (slots[at].number != 0)
          at = (at + 1) & (n_slots - 1);
        slots[at] = self->slots[i];
      }

  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
}

/**
 * attune_search_interner_add:
 * @string: (array length=n_bytes): a string
 * @n_bytes: its length
 *
 * Returns: its number; attune_search_interner_get_n_strings() is one more than before where the
 *   string is new
 */
guint
attune_search_interner_add (AttuneSearchInterner *self, const char *string, gsize n_bytes)
{
  guint32 hash = hash_string (string, n_bytes);
  guint at = hash & (self->n_slots - 1);
  Entry entry = { .n_bytes = (guint32) n_bytes };

  for (; self->slots[at].number != 0; at = (at + 1) & (self->n_slots - 1))
    if (self->slots[at].hash == hash)
      {
        const Entry *other = &g_array_index (self->entries, Entry, self->slots[at].number - 1);

        if (other->n_bytes == n_bytes && memcmp (other->string, string, n_bytes) == 0)
          return self->slots[at].number - 1;
      }

  entry.string = attune_search_arena_add (self->arena, string, n_bytes);
  g_array_append_val (self->entries, entry);
  self->slots[at] = (Slot) { hash, self->entries->len };
  if (self->entries->len > self->n_slots / 2)
    grow (self);

  return self->entries->len - 1;
}

guint
attune_search_interner_get_n_strings (AttuneSearchInterner *self)
{
  return self->entries->len;
}

/**
 * attune_search_interner_get:
 * @number: the number of a string
 *
 * Returns: the string, which lies in the arena
 */
const char *
attune_search_interner_get (AttuneSearchInterner *self, guint number)
{
  return g_array_index (self->entries, Entry, number).string;
}

/* A string as it is sorted: most differ in their first bytes, so that few are looked at. */
typedef struct
{
  guint64 first;
  const char *string;
  guint number;
} Key;

static int
compare_keys (const void *data_a, const void *data_b)
{
  const Key *a = data_a, *b = data_b;

  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;

  return strcmp (a->string, b->string);
}

/**
 * attune_search_interner_sort:
 * @sorted: (out caller-allocates) (array): room for all of the strings, which are put there in the
 *   order of their bytes; they live as long as the arena
 *
 * Returns: (transfer full) (array): for each number, where its string has come to be in @sorted
 */
guint *
attune_search_interner_sort (AttuneSearchInterner *self, const char **sorted)
{
  guint n = self->entries->len;
  g_autofree Key *keys = g_new (Key, n);
  guint *ranks = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      guint64 first = 0;

      memcpy (&first, entry->string, MIN (entry->n_bytes, sizeof first));
      keys[i] = (Key) { GUINT64_FROM_BE (first), entry->string, i };
    }

  if (n > 1)
    qsort (keys, n, sizeof *keys, compare_keys);
  for (guint i = 0; i < n; i++)
    {
      sorted[i] = keys[i].string;
      ranks[keys[i].number] = i;
    }

  return ranks;
}
