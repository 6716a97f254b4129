extension ToyTexts {
  /// Forty frequent questions with answers, each asked in other words too: for retrieval.
  public static let questions: [(question: String, paraphrase: String, answer: String)] = [
    (
      "how do i reset my password", "i forgot my password and must reset it",
      "Use the link below the sign-in form."
    ),
    ("when are you open", "at what time do you open", "From nine to six, Monday to Saturday."),
    ("where is my order", "my order has not arrived where is it", "The tracking page shows it."),
    (
      "can i return a book", "is it possible to return a book i bought",
      "Within thirty days, unread."
    ),
    ("how much is shipping", "what does shipping cost", "Four euros; free above fifty."),
    ("do you ship abroad", "can you ship to other countries abroad", "To all of Europe."),
    ("which cards do you accept", "what credit cards are accepted which cards", "All major ones."),
    (
      "how do i cancel an order", "i want to cancel the order i made",
      "On the order's page, until it is packed."
    ),
    ("is there a student discount", "do students get a discount", "Ten percent with a valid card."),
    (
      "how do i change my address", "my address is wrong how can i change it",
      "In your account, under addresses."
    ),
    ("can i pay on delivery", "is paying at delivery possible", "No; only before shipping."),
    ("do you sell used books", "are there used books too", "Yes, on the last shelf and page."),
    (
      "how do i contact support", "how can i reach the support people",
      "By mail or the chat on every page."
    ),
    ("do you have gift cards", "i want to buy a gift card", "Yes, for any amount."),
    ("is my data safe", "what do you do to keep data safe", "It is encrypted and never sold."),
    ("can i reserve a title", "please reserve a title for me", "For three days, without charge."),
    ("where are you located", "in which street are you located", "At the corner of Mill Lane."),
    ("is there parking nearby", "can i find parking close to you", "Behind the church."),
    ("do you buy old books", "will you buy my old books", "On Thursdays, after a look at them."),
    ("how long does delivery take", "how many days until delivery", "Two to four days."),
    (
      "can i change my order", "i would like to change something in my order",
      "On the order's page, until it is packed."
    ),
    ("do you wrap presents", "could you wrap it as a present", "Yes, in paper of your choice."),
    ("what if a page is missing", "a page of my copy is missing", "We replace the copy at once."),
    (
      "how do i write a review", "where can i write a review of what i read",
      "Below the title, once you are signed in."
    ),
    (
      "do you have a newsletter", "i want to get the newsletter",
      "It comes on Fridays; sign up on the first page."
    ),
    (
      "how do i delete my account", "please delete the account i have",
      "In your account, at the very end."
    ),
    (
      "can i get an invoice", "i need an invoice for my office",
      "It is attached to the mail that confirms the order."
    ),
    (
      "do you sell maps", "are there maps of the mountains to sell",
      "On the first floor, next to travel."
    ),
    (
      "have you got books for children", "which books for small children have you got",
      "The whole ground floor on the left."
    ),
    ("are dogs allowed", "may dogs come in with me", "On a lead, yes."),
    (
      "do you offer audio books", "is there an audio version to listen to", "As a file or on discs."
    ),
    (
      "can i read electronic books on my phone", "which app shows electronic books on a phone",
      "Any reader that opens our files."
    ),
    (
      "do you have french titles", "i look for titles in french",
      "Four shelves of them, next to the stairs."
    ),
    (
      "who recommends novels", "can somebody recommend me novels",
      "Ask Ada at the desk; she has read them all."
    ),
    (
      "is the shop open on holidays", "do you close on public holidays",
      "Closed on public holidays, open the day after."
    ),
    (
      "can schools order in large numbers", "our school needs a large number of copies",
      "Yes, with a discount from twenty copies."
    ),
    (
      "do you print photographs", "where can photographs be printed",
      "No; the shop across the street does."
    ),
    (
      "when does the author read", "at which date will the author read here",
      "Every first Tuesday at eight."
    ),
    (
      "is there a wheelchair ramp", "i come in a wheelchair is there a ramp",
      "At the back door; please ring."
    ),
    (
      "do you hire", "are you looking for somebody to hire",
      "Write to us with two lines about yourself."
    ),
  ]
}
