-- What is due to be deleted is found by the date of the document, whoever it is about.
create index finance_document_due on finance_document (document_date, id);
