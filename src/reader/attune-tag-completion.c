/* attune-tag-completion.c: tags, completed from those in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-tag-completion.h"

#include "attune-tag-buttons.h"
#include "attune-tag-count.h"

/**
 * AttuneTagCompletion:
 *
 * While a tag is typed, offers those that are in use and begin so, the most used first. Tab takes
 * the first; each can be pressed. The tags in the text are set off from the other words.
 */
struct _AttuneTagCompletion
{
  GObject parent_instance;

  GtkTextView *view; /* it is part of what has this */
  AdwWrapBox *box;
  GtkStack *stack;    /* that shows the box while there is something in it */
  GPtrArray *tags;    /* AttuneTagCount: those in use */
  GPtrArray *offered; /* those of them that are offered */
};

G_DEFINE_FINAL_TYPE (AttuneTagCompletion, attune_tag_completion, G_TYPE_OBJECT)

#define MAX_OFFERED 4

static void
attune_tag_completion_finalize (GObject *object)
{
  AttuneTagCompletion *self = ATTUNE_TAG_COMPLETION (object);

  g_ptr_array_unref (self->offered);
  g_ptr_array_unref (self->tags);

  G_OBJECT_CLASS (attune_tag_completion_parent_class)->finalize (object);
}

static void
attune_tag_completion_class_init (AttuneTagCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_tag_completion_finalize;
}

static void
attune_tag_completion_init (AttuneTagCompletion *self)
{
  self->tags = g_ptr_array_new ();
  self->offered = g_ptr_array_new ();
}

static gboolean
is_of_tag (gunichar c, gpointer user_data)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_';
}

/* The tag that is being typed before the cursor, with its number sign, or NULL. */
static char *
dup_beginning (AttuneTagCompletion *self, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter before;

  gtk_text_buffer_get_iter_at_mark (buffer, end, gtk_text_buffer_get_insert (buffer));
  if (is_of_tag (gtk_text_iter_get_char (end), NULL))
    return NULL; /* in the middle of a word */
  *start = *end;
  while (gtk_text_iter_backward_char (start))
    if (!is_of_tag (gtk_text_iter_get_char (start), NULL))
      break;
  if (gtk_text_iter_get_char (start) != '#')
    return NULL;
  before = *start;
  if (gtk_text_iter_backward_char (&before) &&
      !g_unichar_isspace (gtk_text_iter_get_char (&before)))
    return NULL;

  return gtk_text_buffer_get_text (buffer, start, end, FALSE);
}

static void
take (AttuneTagCompletion *self, const char *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *whole = g_strdup_printf ("#%s ", tag);
  GtkTextIter start, end;
  g_autofree char *beginning = dup_beginning (self, &start, &end);

  if (beginning == NULL)
    return;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, whole, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
clicked_cb (AttuneTagCompletion *self, GtkButton *button)
{
  g_autofree char *tag = g_strdup (gtk_button_get_label (button) + 1);

  take (self, tag);
}

static void
update (AttuneTagCompletion *self)
{
  GtkTextIter start, end;
  g_autofree char *beginning = dup_beginning (self, &start, &end);

  g_ptr_array_unref (self->offered);
  self->offered = attune_tag_count_suggest (self->tags, beginning != NULL ? beginning : "",
                                            MAX_OFFERED);
  attune_tag_buttons_show (self->box, self->offered, G_CALLBACK (clicked_cb), self);
  gtk_stack_set_visible_child_name (self->stack, self->offered->len > 0 ? "tags" : "status");
}

static gboolean
key_pressed_cb (AttuneTagCompletion *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Tab || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      self->offered->len == 0)
    return GDK_EVENT_PROPAGATE;

  take (self, ((AttuneTagCount *) g_ptr_array_index (self->offered, 0))->tag);

  return GDK_EVENT_STOP;
}

/**
 * attune_tag_completion_new:
 * @view: where a note is written
 * @box: where to offer the tags
 * @stack: what shows @box, as "tags", while there are some, and else "status"
 *
 * Returns: (transfer full): what completes tags there
 */
AttuneTagCompletion *
attune_tag_completion_new (GtkTextView *view, AdwWrapBox *box, GtkStack *stack)
{
  AttuneTagCompletion *self = g_object_new (ATTUNE_TYPE_TAG_COMPLETION, NULL);
  GtkEventController *key = gtk_event_controller_key_new ();

  self->view = view;
  self->box = box;
  self->stack = stack;
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "notify::cursor-position",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_tag_completion_learn:
 * @marks: the [class@Mark]s whose tags are in use
 */
void
attune_tag_completion_learn (AttuneTagCompletion *self, GListModel *marks)
{
  g_ptr_array_set_size (self->offered, 0);
  g_ptr_array_unref (self->tags);
  self->tags = attune_tag_count_read_all (marks);
  update (self);
}
