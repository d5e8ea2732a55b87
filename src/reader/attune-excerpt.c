/* attune-excerpt.c: the first lines of a text, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-excerpt.h"

#include "attune-line-estimate.h"

/**
 * AttuneExcerpt:
 *
 * The first lines of a text, with an ellipsis where it goes on. Its height comes from an estimate,
 * and the text is set only when it is drawn: a list view makes some two hundred rows whenever it is
 * scrolled far or filled anew, and with labels in them, which set their text several times to learn
 * how high they are, that takes a quarter of a second.
 *
 * It has no place in the accessible tree: what holds it says what it says.
 */
struct _AttuneExcerpt
{
  GtkWidget parent_instance;

  char *text;
  PangoAttrList *attributes;
  guint max_lines;

  /* Both for the width given, and dropped when that, the text or the font changes */
  PangoLayout *layout;
  int layout_width;
  guint n_lines;
  int lines_width;
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_MAX_LINES,
} AttuneExcerptProperty;

static GParamSpec *properties[PROP_MAX_LINES + 1];

G_DEFINE_FINAL_TYPE (AttuneExcerpt, attune_excerpt, GTK_TYPE_WIDGET)

/* So little that a row can be as narrow as it needs to be */
#define MINIMUM_WIDTH 48
/* As much of the width as the same words take that are not in bold, in per cent */
#define BOLD_WIDTH 92
/* More characters than any excerpt has room for */
#define LENGTH 1000

static void
forget (AttuneExcerpt *self)
{
  g_clear_object (&self->layout);
  self->lines_width = -1;
}

static guint
count_lines (AttuneExcerpt *self, int width)
{
  AttuneFontWidths *widths = NULL;

  if (self->lines_width == width)
    return self->n_lines;

  widths = attune_font_widths_get (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  /* Attributes may set words in bold, which is wider. */
  self->n_lines = attune_font_widths_count_lines (
      widths, self->text, self->attributes != NULL ? width * BOLD_WIDTH / 100 : width,
      self->max_lines);
  self->lines_width = width;

  return self->n_lines;
}

static GtkSizeRequestMode
attune_excerpt_get_request_mode (GtkWidget *widget)
{
  return ATTUNE_EXCERPT (widget)->max_lines > 1 ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                                : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
attune_excerpt_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  AttuneExcerpt *self = ATTUNE_EXCERPT (widget);
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MINIMUM_WIDTH;
      return;
    }

  height = attune_font_widths_get_line_height (
      attune_font_widths_get (gtk_widget_get_pango_context (widget)));
  if (for_size >= 0 && self->max_lines > 1)
    height *= (int) count_lines (self, for_size);
  *minimum = *natural = height;
}

static PangoLayout *
ensure_layout (AttuneExcerpt *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->layout != NULL && self->layout_width == width)
    return self->layout;

  g_clear_object (&self->layout);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  self->layout_width = width;
  pango_layout_set_attributes (self->layout, self->attributes);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_set_height (self->layout,
                           self->max_lines > 1 ? -(int) count_lines (self, width) : -1);

  return self->layout;
}

static void
attune_excerpt_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttuneExcerpt *self = ATTUNE_EXCERPT (widget);
  GdkRGBA color;

  if (*self->text == '\0')
    return;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, ensure_layout (self), &color);
}

static void
attune_excerpt_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (attune_excerpt_parent_class)->css_changed (widget, change);

  forget (ATTUNE_EXCERPT (widget));
}

static void
attune_excerpt_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (attune_excerpt_parent_class)->system_setting_changed (widget, setting);

  forget (ATTUNE_EXCERPT (widget));
  gtk_widget_queue_resize (widget);
}

static void
attune_excerpt_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (attune_excerpt_parent_class)->direction_changed (widget, previous);

  forget (ATTUNE_EXCERPT (widget));
}

static void
attune_excerpt_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttuneExcerpt *self = ATTUNE_EXCERPT (object);

  switch ((AttuneExcerptProperty) id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_MAX_LINES:
      g_value_set_uint (value, self->max_lines);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attune_excerpt_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttuneExcerpt *self = ATTUNE_EXCERPT (object);

  switch ((AttuneExcerptProperty) id)
    {
    case PROP_TEXT:
      attune_excerpt_set_text (self, g_value_get_string (value), NULL);
      break;
    case PROP_MAX_LINES:
      self->max_lines = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attune_excerpt_finalize (GObject *object)
{
  AttuneExcerpt *self = ATTUNE_EXCERPT (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (attune_excerpt_parent_class)->finalize (object);
}

static void
attune_excerpt_class_init (AttuneExcerptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = attune_excerpt_get_property;
  object_class->set_property = attune_excerpt_set_property;
  object_class->finalize = attune_excerpt_finalize;
  widget_class->get_request_mode = attune_excerpt_get_request_mode;
  widget_class->measure = attune_excerpt_measure;
  widget_class->snapshot = attune_excerpt_snapshot;
  widget_class->css_changed = attune_excerpt_css_changed;
  widget_class->system_setting_changed = attune_excerpt_system_setting_changed;
  widget_class->direction_changed = attune_excerpt_direction_changed;

  /**
   * AttuneExcerpt:text:
   *
   * The text. It is one paragraph: line feeds in it are U+2028.
   */
  properties[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * AttuneExcerpt:max-lines:
   *
   * How many lines of it are shown at most.
   */
  properties[PROP_MAX_LINES] = g_param_spec_uint ("max-lines", NULL, NULL, 1, 100, 1,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                      G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "label");
}

static void
attune_excerpt_init (AttuneExcerpt *self)
{
  self->text = g_strdup ("");
  self->lines_width = -1;
}

/**
 * attune_excerpt_new:
 * @max_lines: how many lines are shown at most
 *
 * Returns: (transfer floating): an excerpt of nothing
 */
GtkWidget *
attune_excerpt_new (guint max_lines)
{
  return g_object_new (ATTUNE_TYPE_EXCERPT, "max-lines", max_lines, NULL);
}

/**
 * attune_excerpt_set_text:
 * @text: (nullable): UTF-8
 * @attributes: (nullable): of the text; they may not change how high it is
 *
 * Shows the beginning of a text. A line feed in it begins a new line.
 */
void
attune_excerpt_set_text (AttuneExcerpt *self, const char *text, PangoAttrList *attributes)
{
  const char *source = text != NULL ? text : "";

  g_free (self->text);
  self->text = g_utf8_substring (source, 0, MIN (LENGTH, g_utf8_strlen (source, LENGTH * 4)));
  if (strchr (self->text, '\n') != NULL)
    {
      /* Pango would count the lines of each paragraph apart. U+2028 is as long in no encoding, so
       * attributes are of a text in which this was done already. */
      g_autoptr (GString) lines = g_string_new_take (g_steal_pointer (&self->text));

      g_string_replace (lines, "\n", "\u2028", 0);
      self->text = g_string_free_and_steal (g_steal_pointer (&lines));
    }
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = attributes != NULL ? pango_attr_list_ref (attributes) : NULL;
  forget (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}
