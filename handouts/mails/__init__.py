"""The mails of a programme (domain section 6.7), filled from the engagement: `kinds` are the texts, `fields` what is
known, `writing` the files. What nobody knows stays visible as a gap."""
