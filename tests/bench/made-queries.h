/* made-queries.h: what might be typed to search a made-up library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "made-library.h"

G_BEGIN_DECLS

/**
 * MadeQuery:
 * @kind: what kind of query it is, in a few words
 * @text: what is typed
 * @meant: (nullable): which word is misspelled in it, spelled as it ought to be
 * @passage: the passage that must be found first, or %MADE_QUERY_NO_PASSAGE
 *
 * A query.
 */
typedef struct
{
  const char *kind;
  char *text;
  char *meant;
  guint passage;
} MadeQuery;

#define MADE_QUERY_NO_PASSAGE G_MAXUINT

GPtrArray *made_queries_new (MadeLibrary *library, guint n, GError **error);

G_END_DECLS
