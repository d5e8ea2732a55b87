/* attune-salvage.h: rows of a damaged database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneSalvageSources:
 * @ATTUNE_SALVAGE_FILE: the file itself, without its log
 * @ATTUNE_SALVAGE_LOG: all of its log
 * @ATTUNE_SALVAGE_REST_OF_LOG: what is in its log behind the place where SQLite stops to read
 *
 * Where to look for rows; in this order.
 */
typedef enum
{
  ATTUNE_SALVAGE_FILE = 1 << 0,
  ATTUNE_SALVAGE_LOG = 1 << 1,
  ATTUNE_SALVAGE_REST_OF_LOG = 1 << 2,
} AttuneSalvageSources;

/**
 * AttuneSalvageType:
 *
 * What a value is.
 */
typedef enum
{
  ATTUNE_SALVAGE_NULL,
  ATTUNE_SALVAGE_INTEGER,
  ATTUNE_SALVAGE_REAL,
  ATTUNE_SALVAGE_TEXT,
  ATTUNE_SALVAGE_BLOB,
} AttuneSalvageType;

/**
 * AttuneSalvageValue:
 * @type: what it is
 * @integer: an integer
 * @real: a real number; set for integers too
 * @text: (nullable): a text, valid UTF-8
 *
 * A value of a row.
 */
typedef struct
{
  AttuneSalvageType type;
  gint64 integer;
  double real;
  const char *text;
} AttuneSalvageValue;

/**
 * AttuneSalvageFunc:
 * @number: the number of the row in its table; 0 where it has none
 * @values: (array length=n_values): in the order in which they are stored
 *
 * Called for each row of each table and index; of which one is not known.
 */
typedef void (*AttuneSalvageFunc) (gint64 number,
                                   const AttuneSalvageValue *values,
                                   guint n_values,
                                   gpointer user_data);

void attune_salvage_rows (const char *path,
                          AttuneSalvageSources sources,
                          AttuneSalvageFunc func,
                          gpointer user_data);
gboolean attune_salvage_is_log_whole (const char *path);

G_END_DECLS
