/* attune-text.c: plain text and the spans on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-text.h"

#include "attune-text-private.h"

/**
 * AttuneText:
 *
 * Immutable plain text with the spans that its markup left on it. All positions are Unicode code
 * points.
 */
struct _AttuneText
{
  char *string;
  guint length;
  GArray *spans;
};

G_DEFINE_BOXED_TYPE (AttuneText, attune_text, attune_text_ref, attune_text_unref)

static void
span_clear (gpointer data)
{
  AttuneSpan *span = data;

  g_clear_pointer (&span->target, g_free);
}

static AttuneText *
text_new_take (char *string, guint length, GArray *spans)
{
  AttuneText *self = g_atomic_rc_box_new0 (AttuneText);

  self->string = string;
  self->length = length;
  self->spans = spans;

  return self;
}

/**
 * attune_text_new_plain:
 * @string: valid UTF-8
 *
 * Makes a text without spans.
 *
 * Returns: (transfer full): a new text
 */
AttuneText *
attune_text_new_plain (const char *string)
{
  return text_new_take (g_strdup (string), (guint) g_utf8_strlen (string, -1), NULL);
}

/**
 * attune_text_new_take:
 * @string: (transfer full): valid UTF-8
 * @length: how many code points it has
 *
 * Makes a text without spans of a string that was counted already.
 *
 * Returns: (transfer full): a new text
 */
AttuneText *
attune_text_new_take (char *string, guint length)
{
  return text_new_take (string, length, NULL);
}

AttuneText *
attune_text_ref (AttuneText *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
text_clear (gpointer data)
{
  AttuneText *self = data;

  g_free (self->string);
  g_clear_pointer (&self->spans, g_array_unref);
}

void
attune_text_unref (AttuneText *self)
{
  g_atomic_rc_box_release_full (self, text_clear);
}

/**
 * attune_text_get_string:
 *
 * Returns: (transfer none): the words alone, UTF-8
 */
const char *
attune_text_get_string (const AttuneText *self)
{
  return self->string;
}

/**
 * attune_text_get_length:
 *
 * Returns: the number of code points
 */
guint
attune_text_get_length (const AttuneText *self)
{
  return self->length;
}

/**
 * attune_text_get_spans:
 * @n_spans: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_spans) (nullable): the spans, sorted by their start
 */
const AttuneSpan *
attune_text_get_spans (const AttuneText *self, guint *n_spans)
{
  *n_spans = self->spans != NULL ? self->spans->len : 0;

  return *n_spans > 0 ? (const AttuneSpan *) (gpointer) self->spans->data : NULL;
}

/**
 * attune_text_dup_range:
 * @start: first code point
 * @end: the code point behind the last; at most the length counts
 *
 * Returns: (transfer full): the words in that range
 */
char *
attune_text_dup_range (const AttuneText *self, guint start, guint end)
{
  end = MIN (end, self->length);
  start = MIN (start, end);

  return g_utf8_substring (self->string, start, end);
}

/**
 * AttuneTextBuilder:
 *
 * Collects strings and spans, and becomes an [struct@Text].
 */
struct _AttuneTextBuilder
{
  GString *string;
  guint length;
  GArray *spans;
};

AttuneTextBuilder *
attune_text_builder_new (void)
{
  AttuneTextBuilder *self = g_new0 (AttuneTextBuilder, 1);

  self->string = g_string_new (NULL);

  return self;
}

void
attune_text_builder_free (AttuneTextBuilder *self)
{
  if (self->string != NULL)
    g_string_free (self->string, TRUE);
  g_clear_pointer (&self->spans, g_array_unref);
  g_free (self);
}

guint
attune_text_builder_get_length (const AttuneTextBuilder *self)
{
  return self->length;
}

/**
 * attune_text_builder_append:
 * @string: valid UTF-8, appended as it is
 */
void
attune_text_builder_append (AttuneTextBuilder *self, const char *string)
{
  g_string_append (self->string, string);
  self->length += (guint) g_utf8_strlen (string, -1);
}

/**
 * attune_text_builder_append_counted:
 * @string: valid UTF-8, which need not end with a zero byte
 * @n_bytes: how long it is
 * @length: how many code points it has
 *
 * Appends what was counted already.
 */
void
attune_text_builder_append_counted (AttuneTextBuilder *self,
                                    const char *string,
                                    gsize n_bytes,
                                    guint length)
{
  g_string_append_len (self->string, string, (gssize) n_bytes);
  self->length += length;
}

static void
ensure_spans (AttuneTextBuilder *self)
{
  if (self->spans != NULL)
    return;

  self->spans = g_array_new (FALSE, FALSE, sizeof (AttuneSpan));
  g_array_set_clear_func (self->spans, span_clear);
}

/**
 * attune_text_builder_append_text:
 * @text: appended with its spans
 */
void
attune_text_builder_append_text (AttuneTextBuilder *self, const AttuneText *text)
{
  if (text->spans != NULL)
    {
      ensure_spans (self);
      for (guint i = 0; i < text->spans->len; i++)
        {
          AttuneSpan span = g_array_index (text->spans, AttuneSpan, i);

          span.start += self->length;
          span.end += self->length;
          span.target = g_strdup (span.target);
          g_array_append_val (self->spans, span);
        }
    }

  g_string_append (self->string, text->string);
  self->length += text->length;
}

/**
 * attune_text_builder_begin_span:
 * @target: (nullable): where the span leads
 *
 * Begins a span at the end of what there is.
 *
 * Returns: a number to end it by
 */
guint
attune_text_builder_begin_span (AttuneTextBuilder *self, AttuneSpanKind kind, const char *target)
{
  AttuneSpan span = {
    .kind = kind,
    .start = self->length,
    .end = self->length,
    .target = g_strdup (target),
  };

  ensure_spans (self);
  g_array_append_val (self->spans, span);

  return self->spans->len - 1;
}

void
attune_text_builder_end_span (AttuneTextBuilder *self, guint span)
{
  g_array_index (self->spans, AttuneSpan, span).end = self->length;
}

/**
 * attune_text_builder_end:
 *
 * Empties the builder, which can be used again.
 *
 * Returns: (transfer full): what was collected
 */
AttuneText *
attune_text_builder_end (AttuneTextBuilder *self)
{
  AttuneText *text = text_new_take (g_string_free_and_steal (g_steal_pointer (&self->string)),
                                    self->length, g_steal_pointer (&self->spans));

  self->string = g_string_new (NULL);
  self->length = 0;

  return text;
}
