// LessonParsing
